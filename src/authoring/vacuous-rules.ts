import type { RulePack } from '../rules/rule-pack.js';
import type { Proof } from './prove.js';
import type { TestEntry } from './test-entry.js';

/** The rules of which the examples show nothing: they judge nothing, or always come to the same. */
export function vacuousRules(pack: RulePack, proofs: readonly Proof[]): TestEntry[] {
  return pack.rules.flatMap((rule) => {
    const own = proofs.filter((each) => each.rule === rule);
    const hasPassed = own.some(({ passed }) => passed > 0);
    const hasFailed = own.some(({ failed }) => failed > 0);
    if (hasPassed && hasFailed) return [];
    const problem = hasPassed
      ? 'it fails in none of its examples'
      : hasFailed
        ? 'it passes in none of its examples'
        : 'it meets nothing to judge in any of its examples';
    return [{ rule, place: rule.place, word: 'vacuous', subject: rule.key, problem, isOpen: true }];
  });
}
