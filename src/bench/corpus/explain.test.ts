import { explainErrors, type Explanation, type FoundError } from './explain.js';

const error = (file: string, key: string, expression = 'CapabilityStatement'): FoundError => ({
  file,
  key,
  expression,
  text: 'It is wrong.',
});
const row = (origin: string, key: string, at?: string): Explanation => ({
  origin,
  key,
  at,
  count: 1,
  why: 'It is so.',
});

test.each([
  { title: 'of its origin and key', rows: [row('maker', 'k')], found: [1] },
  { title: 'of a pattern of its name', rows: [row('maker__*.json', 'k')], found: [1] },
  { title: 'of its path without indexes', rows: [row('maker', 'k', '*.rest.mode')], found: [1] },
  { title: 'that is the first of two that fit', rows: [row('maker', 'k'), row('*', 'k')], found: [1, 0] },
  {
    title: 'after one for another path',
    rows: [row('maker', 'k', '*.type'), row('maker', 'k')],
    found: [0, 1],
  },
])('an error is explained by the row $title', ({ rows, found }) => {
  const explained = explainErrors([error('maker__a.json', 'k', 'CapabilityStatement.rest[0].mode')], rows);
  expect(explained.accounts.map((account) => account.found)).toEqual(found);
  expect(explained.unexplained).toEqual([]);
});

test.each([
  { title: 'another origin', rows: [row('other', 'k')] },
  { title: 'another key', rows: [row('maker', 'l')] },
  { title: 'another path', rows: [row('maker', 'k', '*.mode')] },
  { title: 'no rows', rows: [] },
])('an error is not explained by $title', ({ rows }) => {
  const errors = [error('maker__a.json', 'k')];
  expect(explainErrors(errors, rows).unexplained).toEqual(errors);
});

test('a row counts the errors of all files', () => {
  const errors = ['maker__a.json', 'maker__b.json', 'maker__b.json', 'else__c.json'].map((file) =>
    error(file, 'k'),
  );
  const { accounts, unexplained } = explainErrors(errors, [row('maker', 'k')]);
  expect(accounts).toEqual([expect.objectContaining({ found: 3 })]);
  expect(unexplained.map(({ file }) => file)).toEqual(['else__c.json']);
});
