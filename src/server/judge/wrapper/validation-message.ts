import type { Extension } from 'fhir/r4.js';
import type { Issue, Severity } from '../../../fhir/issue.js';
import { xmlText } from '../../../report/xml.js';

/** An issue in the words of the HL7 validator, whose class ValidationMessage names these fields. */
export interface ValidationMessage {
  /** One of a closed list there; it stands for whoever judged a resource. */
  readonly source: 'InstanceValidator';
  /** From 1; -1 where the issue has no place in the text. */
  readonly line: number;
  readonly col: number;
  readonly location?: string;
  readonly message: string;
  readonly messageId?: string;
  /** http://hl7.org/fhir/R4/valueset-issue-type.html as Java writes constants: `NOTSUPPORTED`. */
  readonly type: string;
  readonly level: Uppercase<Severity>;
  readonly html: string;
  readonly slicingHint: false;
  readonly signpost: false;
  readonly criticalSignpost: false;
  readonly matched: false;
  readonly ignorableError: false;
  /** The rule's key, or one of the shape's. */
  readonly invId?: string;
  readonly count: 0;
  /** The canonical url of the pack, or `urn:fhir-rulepack:shape`. */
  readonly validationContext?: string;
}

/** What is not known is left out, as there. */
export function validationMessage(issue: Issue): ValidationMessage {
  const { severity, code, details, expression, extension = [] } = issue;
  const message = details?.text ?? '';
  const location = expression?.[0];
  const messageId = valueOf(extension, 'message-id')?.valueCode;
  const { code: key, system } = details?.coding?.[0] ?? {};
  return {
    source: 'InstanceValidator',
    line: valueOf(extension, 'issue-line')?.valueInteger ?? -1,
    col: valueOf(extension, 'issue-col')?.valueInteger ?? -1,
    ...(location !== undefined && { location }),
    message,
    ...(messageId !== undefined && { messageId }),
    type: code.replaceAll('-', '').toUpperCase(),
    level: levels[severity],
    html: xmlText(message),
    slicingHint: false,
    signpost: false,
    criticalSignpost: false,
    matched: false,
    ignorableError: false,
    ...(key !== undefined && { invId: key }),
    count: 0,
    ...(system !== undefined && { validationContext: system }),
  };
}

const levels: Readonly<Record<Severity, Uppercase<Severity>>> = {
  fatal: 'FATAL',
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFORMATION',
};

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

const valueOf = (extensions: readonly Extension[], name: string): Extension | undefined =>
  extensions.find(({ url }) => url === base + name);
