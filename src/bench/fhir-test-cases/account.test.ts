import { accountOf, strayRows, type ComparedCase, type Difference } from './account.js';
import type { Comparison } from './compare.js';

const differ: Comparison = { kind: 'differ', ours: ['A'], theirs: [] };
const agree: Comparison = { kind: 'agree' };
const compared = (errors: Comparison, others: Comparison): ComparedCase => ({
  name: 'a',
  reach: 'judged',
  comparison: { errors, others },
});
const row = (part: string, name = 'a'): Difference => ({ case: name, in: part, why: `${part} it is.` });

test.each([
  { title: 'agrees', of: compared(agree, agree), rows: [] },
  { title: 'differs for a reason', of: compared(differ, agree), rows: [row('errors')] },
  { title: 'differs for two', of: compared(differ, differ), rows: [row('errors'), row('others')] },
  {
    title: 'has no outcome of the reference',
    of: compared({ kind: 'unknown' }, { kind: 'unknown' }),
    rows: [],
  },
  {
    title: 'has no file',
    of: { name: 'a', reach: undefined, comparison: undefined },
    rows: [row('errors', 'b')],
  },
])('a case that $title is in order', ({ of, rows }) => {
  expect(accountOf(of, rows).complaints).toEqual([]);
});

test.each([
  {
    title: 'differs',
    of: compared(differ, agree),
    rows: [],
    says: 'Only we say: A. Only the reference says: nothing',
  },
  {
    title: 'differs where the reason is for the other part',
    of: compared(agree, differ),
    rows: [row('errors')],
    says: 'errors do not differ',
  },
  {
    title: 'agrees and has a reason',
    of: compared(agree, agree),
    rows: [row('others')],
    says: 'others do not differ',
  },
  {
    title: 'has two reasons for one part',
    of: compared(differ, agree),
    rows: [row('errors'), row('errors')],
    says: '2 rows',
  },
])('a case that $title is complained of', ({ of, rows, says }) => {
  expect(accountOf(of, rows).complaints[0]).toContain(says);
});

test('an account holds a reason for two parts once', () => {
  const rows = [row('errors'), { ...row('errors'), in: 'others' }];
  expect(accountOf(compared(differ, differ), rows)).toMatchObject({
    kinds: { errors: 'differ', others: 'differ' },
    reasons: ['errors it is.'],
  });
});

test.each([
  { row: row('errors'), count: 0 },
  { row: row('warnings'), count: 1 },
  { row: row('errors', 'b'), count: 1 },
])('of $row, $count are astray', ({ row, count }) => {
  expect(strayRows([row], ['a'])).toHaveLength(count);
});
