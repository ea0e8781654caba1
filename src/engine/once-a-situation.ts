import { severities } from '../fhir/issue.js';
import type { Finding } from '../input/finding.js';
import { impliedBy } from './implied.js';

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
  const needless = new Map<string, (string | undefined)[]>();
  const tellings = [...tellers.values(), ...findings.filter(({ messageId }) => messageId === undefined)];
  for (const { location, messageId, child } of tellings.flatMap(impliedBy)) {
    const at = JSON.stringify([location, messageId]);
    const known = needless.get(at);
    if (known === undefined) needless.set(at, [child]);
    else if (!known.includes(child)) known.push(child);
  }
  return findings.filter((finding) => {
    const situation = situationOf(finding);
    if (situation === undefined) return true;
    const children = needless.get(JSON.stringify([finding.location, finding.messageId])) ?? [];
    if (children.some((child) => child === undefined || finding.about?.endsWith(`.${child}`))) return false;
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
