import type { Extension } from 'fhir/r4.js';
import { operationOutcome, type Issue, type Outcome } from '../fhir/issue.js';
import type { Finding } from '../input/finding.js';
import type { Place } from '../input/places.js';

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

/** The extension that names the file an outcome is about. */
const fileExtension = `${base}file`;

/** Writes a finding as the HL7 validator writes its issues, so that what reads those reads ours. */
export function issueOf(finding: Finding, place: Place | undefined): Issue {
  const { severity, code, key, system, text, demand, location, source, messageId } = finding;
  const extension: Extension[] = [
    ...(place === undefined
      ? []
      : [
          { url: `${base}issue-line`, valueInteger: place.line },
          { url: `${base}issue-col`, valueInteger: place.column },
        ]),
    { url: `${base}issue-source`, valueString: source },
    { url: `${base}message-id`, valueCode: messageId ?? key },
  ];
  return {
    severity,
    code,
    details: { coding: [{ system, code: key }], text },
    ...(demand !== undefined && { diagnostics: demand }),
    ...(location !== undefined && { expression: [location] }),
    extension,
  };
}

/** An outcome of one input; `file` names it as the user did. */
export function outcomeOf(issues: readonly Issue[], file?: string): Outcome {
  const { resourceType, issue } = operationOutcome(issues);
  if (file === undefined) return { resourceType, issue };
  return { resourceType, extension: [{ url: fileExtension, valueString: file }], issue };
}
