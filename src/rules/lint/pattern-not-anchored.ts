import { knownValue } from '../../expression/analyse/literal.js';
import type { Expression } from '../../expression/syntax.js';
import { findingAt, type Advisor, type Finding, type LintedRule } from './advisor.js';
import { walk } from './walk.js';

export const patternNotAnchored: Advisor = {
  code: 'pattern-not-anchored',
  title: 'A pattern without ^ and $ matches anywhere in the text.',
  why: `matches() is true where any part of the text fits the pattern, so that a condition like matches('[0-9]{4}') lets
x12345 pass. Write ^ and $ around the pattern, or use matchesFull(). One of the two is enough to show that a part is
meant; so is .* at an end, and matches(…).not(), which looks for what must not be there.`,
  before: `when: version.exists()
expression: version.matches('[0-9]+[.][0-9]+')`,
  after: `when: version.exists()
expression: version.matches('^[0-9]+[.][0-9]+$')`,
  find,
};

function find({ expressions, constants }: LintedRule): readonly Finding[] {
  return expressions.flatMap(({ name, source, scope }) => {
    const findings: Finding[] = [];
    const forbidding = new Set<Expression>();
    walk(source.tree, scope, (part) => {
      if (part.kind !== 'call') return;
      if (part.name === 'not' && part.base) forbidding.add(part.base);
      if (part.name !== 'matches' || forbidding.has(part)) return;
      const [argument] = part.arguments;
      const pattern = knownValue(argument, constants);
      if (argument === undefined || typeof pattern !== 'string' || saysWhere(pattern)) return;
      const text = `The pattern has neither ^ nor $, so that it is enough if a part of the text fits. Write ^ and $ around it, or matchesFull().`;
      findings.push(findingAt(name, argument, text));
    });
    return findings;
  });
}

/** An anchor outside of classes and escapes, or `.*` at an end. */
function saysWhere(pattern: string): boolean {
  const bare = pattern.replace(/\\./gs, '_').replace(/\[\^?\]?[^\]]*\]/g, '_');
  return /[$^]|\\[AzZbB]|^\.\*|\.\*$/.test(bare) || /^\\[Ab]|\\[zZb]$/.test(pattern);
}
