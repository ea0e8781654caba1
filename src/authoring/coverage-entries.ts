import type { RulePack } from '../rules/rule-pack.js';
import type { CoverageItem, RuleCoverage } from './coverage.js';
import type { TestEntry } from './test-entry.js';

/** What the examples of a rule leave open. Only a rule that they do not judge both ways fails by itself. */
export function coverageEntries({ rule, items }: RuleCoverage): TestEntry[] {
  const missing = items.filter(({ isSeen }) => !isSeen);
  const isUncovered = missing.some(({ field, isWhole }) => isWhole && field === 'expression');
  const uncovered: TestEntry = {
    rule,
    place: rule.place,
    word: 'uncovered',
    subject: rule.key,
    problem: 'its examples do not make it pass and fail',
    isOpen: true,
  };
  const undecided = missing.map((item): TestEntry => ({
    rule,
    place: item.place,
    word: 'undecided',
    subject: `${item.text} in ${nameOf(item)} of ${rule.key}`,
    problem: problemOf(item),
    isOpen: false,
  }));
  return isUncovered ? [uncovered, ...undecided] : undecided;
}

const nameOf = ({ field }: CoverageItem): string => (field === 'when' ? 'when' : `the ${field}`);

function problemOf({ wanted, isWhole }: CoverageItem): string {
  if (wanted === 'matched') return 'it selects nothing in any example';
  return isWhole ? `no example shows it ${wanted}` : `no example shows it ${wanted} where it decides`;
}

/** A pack that is covered less than asked for. */
export function shortfall(pack: RulePack, percentage: number, min: number | undefined): TestEntry[] {
  if (min === undefined || percentage >= min) return [];
  const file = pack.rules[0]?.place.file ?? pack.pack;
  const problem = `${percentage.toString()} % of it is covered, which is below ${min.toString()} %`;
  const place = { file, line: 1, column: 1 };
  return [{ rule: undefined, place, word: 'uncovered', subject: pack.pack, problem, isOpen: true }];
}
