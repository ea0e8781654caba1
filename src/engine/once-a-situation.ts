import { severities } from '../fhir/issue.js';
import type { Finding } from '../input/finding.js';

const base = 'http://hl7.org/fhir/StructureDefinition/';

const elementInvariant = `${base}Element#ele-1`;
const extensionInvariant = `${base}Extension#ext-1`;
const whiteSpace = 'Type_Specific_Checks_DT_URI_WS';

/**
 * By message id, or by key: what need not be said besides, of the same element or of its url.
 */
const implied: Readonly<Record<string, readonly string[]>> = {
  'shape-empty-object': [
    elementInvariant,
    extensionInvariant,
    'Extension_EXT_Url_NotFound',
    'Validation_VAL_Profile_Minimum',
  ],
  'extension-part-min': [extensionInvariant],
  Extension_EXT_Simple_ABSENT: [extensionInvariant],
  Validation_VAL_Profile_Maximum: [extensionInvariant],
  Extension_EXT_Url_NotFound: ['Validation_VAL_Profile_Minimum', `.url ${elementInvariant}`],
  Extension_EXT_URL_Absolute: [`.url ${whiteSpace}`],
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
  for (const { messageId, key, location = '' } of tellings) {
    for (const each of [...impliedBy(messageId), ...impliedBy(key)]) {
      const [id = '', below = ''] = each.split(' ').reverse();
      needless.add(JSON.stringify([location + below, id]));
    }
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

const impliedBy = (name: string | undefined): readonly string[] =>
  (name !== undefined && Object.hasOwn(implied, name) ? implied[name] : undefined) ?? [];

const situationOf = ({ location, messageId, about }: Finding): string | undefined =>
  location === undefined || messageId === undefined
    ? undefined
    : JSON.stringify([location, messageId, about]);
