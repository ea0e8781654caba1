import type { Judged } from './judge-value.js';
import { disagreementsOf, valueTable, type Exception } from './value-accounts.js';

const judged = (json: string, isValid: boolean, isRefused: boolean, at = 'A.url'): Judged => ({
  value: { type: 'uri', json, isValid },
  at,
  isRefused,
  errors: isRefused ? [`${at} [k]`] : [],
});
const row = (value: string, at?: string): Exception => ({ type: 'uri', value, at, why: 'So it is.' });
const passed = judged('" "', false, false);

test('the table has a line a type and place', () => {
  const all = [
    judged('"a"', true, false),
    judged('"b"', true, true),
    judged('1', false, true, 'A.b'),
    passed,
  ];
  expect(valueTable(all).split('\n')).toEqual([
    'type  at     valid accepted  invalid refused',
    'uri   A.url             1/2              0/1',
    'uri   A.b               0/0              1/1',
  ]);
});

test.each([
  { title: 'as expected', all: [judged('"a"', true, false)], rows: [], complaints: 0, says: [] },
  {
    title: 'an invalid one accepted',
    all: [passed],
    rows: [],
    complaints: 1,
    says: [/" " \(invalid\) at A\.url is accepted: NOT/],
  },
  {
    title: 'a valid one refused',
    all: [judged('"b"', true, true)],
    rows: [],
    complaints: 1,
    says: [/gives A\.url \[k\]: NOT/],
  },
  { title: 'one with a reason', all: [passed], rows: [row('" "')], complaints: 0, says: [/So it is/] },
  {
    title: 'one with a reason for this place',
    all: [passed],
    rows: [row('" "', 'A.url')],
    complaints: 0,
    says: [/So it is/],
  },
  {
    title: 'one with a reason for another place',
    all: [passed],
    rows: [row('" "', 'A.b')],
    complaints: 2,
    says: [/NOT/, /explains nothing/],
  },
  {
    title: 'one with a reason for another value',
    all: [passed],
    rows: [row('""')],
    complaints: 2,
    says: [/NOT/, /explains nothing/],
  },
])('disagreements: $title', ({ all, rows, complaints, says }) => {
  const disagreements = disagreementsOf(all, rows);
  expect(disagreements.complaints).toBe(complaints);
  expect(disagreements.lines).toEqual(says.map((said) => expect.stringMatching(said) as unknown));
});
