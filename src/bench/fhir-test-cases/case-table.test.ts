import type { CaseAccount } from './account.js';
import { caseTable, summaryOf } from './case-table.js';

const account = (
  name: string,
  errors: CaseAccount['kinds']['errors'],
  others: CaseAccount['kinds']['others'],
  reach: CaseAccount['reach'] = 'judged',
): CaseAccount => ({
  name,
  reach,
  kinds: { errors, others },
  reasons: errors === 'differ' ? ['So it is.'] : [],
  complaints: [],
});
const accounts = [
  account('a', 'agree', 'agree'),
  account('b', 'agree', 'unknown', 'shape only'),
  account('c', 'differ', 'agree'),
  account('d', 'agree', 'differ'),
  account('e', 'unknown', 'unknown'),
  account('f', 'no file', 'no file', undefined),
];

test('the table has a line a case', () => {
  expect(caseTable(accounts.slice(1, 3)).split('\n')).toEqual([
    'case  we          errors  others   why they differ',
    'b     shape only  agree   unknown',
    'c     judged      differ  agree    So it is.',
  ]);
});

test('the summary counts every case once', () => {
  expect(summaryOf(accounts)).toBe(
    '6 cases: 2 agree, 1 of them of a type that no pack judges; 2 differ; ' +
      '2 have no file or no outcome to compare with',
  );
});
