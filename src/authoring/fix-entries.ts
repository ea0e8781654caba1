import { createValidator, type Validator } from '../engine/validator.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { proveFix } from './prove-fixes.js';
import type { TestEntry } from './test-entry.js';

/** Proves the fix of each rule on its fail examples. One that no example is offered is not proved either. */
export function fixEntries(pack: RulePack): TestEntry[] {
  return pack.rules.flatMap((rule) => (rule.fix === undefined ? [] : entriesOf(rule, pack)));
}

function entriesOf(rule: Rule, pack: RulePack): TestEntry[] {
  let offered = 0;
  const entries = rule.examples.fail.flatMap((example, index): TestEntry[] => {
    const validator = validatorFor(pack, example.asOf);
    const proof = proveFix(rule, example, validator);
    offered += proof.offered;
    if (proof.offered === 0) return [];
    const name = example.name === undefined ? '' : ` (${example.name})`;
    const subject = `the fix on fail example ${(index + 1).toString()}${name} of ${rule.key}`;
    const { place } = example;
    return [
      proof.problem === undefined
        ? { rule, place, word: 'proved', subject, problem: '', isOpen: false }
        : { rule, place, word: 'unmended', subject, problem: proof.problem, isOpen: true },
    ];
  });
  if (offered > 0) return entries;
  const problem = 'it is offered for no fail example; add one that it mends';
  return [
    { rule, place: rule.place, word: 'unmended', subject: `the fix of ${rule.key}`, problem, isOpen: true },
  ];
}

const validatorFor = (pack: RulePack, asOf: string | undefined): Validator =>
  createValidator({ packs: [pack], ...(asOf !== undefined && { asOf }) });
