import type { RuleMutation } from './mutate.js';
import type { TestEntry } from './test-entry.js';

/** The changes that no example notices and nothing excuses, and the excuses that nothing needs. */
export function mutationEntries({ rule, survivors, unneeded }: RuleMutation): TestEntry[] {
  const survived = survivors
    .filter(({ excuse }) => excuse === undefined)
    .map(({ field, place, text, from, to }): TestEntry => {
      const where = field === 'when' ? 'when' : `the ${field}`;
      const change = to === '' ? `without ${from}` : `${to} for ${from}`;
      return {
        rule,
        place,
        word: 'survived',
        subject: `${change} in ${where} of ${rule.key}`,
        problem: `no example notices: ${text}`,
        isOpen: true,
      };
    });
  const excuses = unneeded.map(({ mutant, place }): TestEntry => ({
    rule,
    place,
    word: 'unneeded',
    subject: `equivalent of ${rule.key}`,
    problem:
      mutant === undefined
        ? 'examples notice every change of the rule; remove it'
        : `no change that goes unnoticed makes ${mutant}; remove it`,
    isOpen: true,
  }));
  return [...survived, ...excuses];
}
