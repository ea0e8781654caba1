import { severities } from '../fhir/issue.js';
import type { Finding } from '../input/finding.js';

const base = 'http://hl7.org/fhir/StructureDefinition/';

/** By message id, or the key of a shape issue: what need not be said besides of the same element. */
const implied: Readonly<Record<string, readonly string[]>> = {
  'shape-empty-object': [
    `${base}Element#ele-1`,
    `${base}Extension#ext-1`,
    'Extension_EXT_Url_NotFound',
    'Validation_VAL_Profile_Minimum',
  ],
  Extension_EXT_Simple_ABSENT: [`${base}Extension#ext-1`],
  Validation_VAL_Profile_Maximum: [`${base}Extension#ext-1`],
  Extension_EXT_Url_NotFound: ['Validation_VAL_Profile_Minimum'],
  Terminology_TX_NoValid_16: ['Type_Specific_Checks_DT_Code_WS', 'Type_Specific_Checks_DT_Primitive_WS'],
};

/**
 * Leaves out what another pack says better of the same situation: the same message id at the same element. The graver
 * one says it better; then a rule, rather than a table; then the pack that was chosen later, which is mostly the more
 * special one.
 */
export function onceASituation(
  findings: readonly Finding[],
  isOfRule: (finding: Finding) => boolean,
): Finding[] {
  const tellers = new Map<string, Finding>();
  for (const finding of findings) {
    const situation = situationOf(finding);
    if (situation === undefined) continue;
    const before = tellers.get(situation);
    if (before === undefined || isBetter(finding, before, isOfRule)) tellers.set(situation, finding);
  }
  const needless = new Set<string>();
  const tellings = [...tellers.values(), ...findings.filter(({ messageId }) => messageId === undefined)];
  for (const { messageId, key, location } of tellings) {
    const id = messageId ?? key;
    const others = Object.hasOwn(implied, id) ? implied[id] : undefined;
    for (const other of others ?? []) needless.add(JSON.stringify([location, other]));
  }
  return findings.filter((finding) => {
    const situation = situationOf(finding);
    if (situation === undefined) return true;
    if (needless.has(JSON.stringify([finding.location, finding.messageId]))) return false;
    return tellers.get(situation)?.system === finding.system;
  });
}

function isBetter(finding: Finding, before: Finding, isOfRule: (finding: Finding) => boolean): boolean {
  const difference = severities.indexOf(finding.severity) - severities.indexOf(before.severity);
  if (difference !== 0) return difference < 0;
  return isOfRule(finding) || !isOfRule(before);
}

const situationOf = ({ location, messageId, about }: Finding): string | undefined =>
  location === undefined || messageId === undefined
    ? undefined
    : JSON.stringify([location, messageId, about]);
