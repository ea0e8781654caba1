import { accountTable, complaintsOf, draftRows } from './explained-text.js';
import type { Account } from './explain.js';

const account = (found: number, count: number, at?: string): Account => ({
  row: { origin: 'maker', key: 'k', at, count, why: 'It is so.' },
  found,
});
const error = (file: string, expression: string) => ({ file, key: 'k', expression, text: 'It is wrong.' });

test('the table has a line a row, with what was found', () => {
  expect(accountTable([account(2, 2), account(10, 11, 'A.b')]).split('\n')).toEqual([
    'origin  key  at   count  why',
    'maker   k             2  It is so.',
    'maker   k    A.b     10  It is so.',
  ]);
});

test.each([
  { title: 'nothing where all is explained', accounts: [account(2, 2)], errors: [], says: [] },
  {
    title: 'a row that explains nothing',
    accounts: [account(0, 2)],
    errors: [],
    says: [/^Explains nothing: .*maker, k/],
  },
  { title: 'a row that counts 0', accounts: [account(0, 0)], errors: [], says: [/^Explains nothing/] },
  {
    title: 'a count that is off',
    accounts: [account(3, 2, 'A.b')],
    errors: [],
    says: [/A\.b says 2, there are 3/],
  },
  {
    title: 'an error without a row',
    accounts: [],
    errors: [error('maker__a.json', 'A.b[0]')],
    says: [/maker__a.json \[k\] A\.b\[0\]: It/],
  },
])('complaints tell of $title', ({ accounts, errors, says }) => {
  const complaints = complaintsOf({ accounts, unexplained: errors });
  expect(complaints).toEqual(says.map((said) => expect.stringMatching(said) as unknown));
});

test('rows are drafted by origin, key and path', () => {
  const errors = [
    error('maker__a.json', 'A.b[0]'),
    error('maker__b.json', 'A.b[7]'),
    error('else__a.json', ''),
  ];
  expect(draftRows(errors).split('\n')).toEqual([
    '- { origin: maker, key: k, at: A.b, count: 2, why: }',
    '- { origin: else, key: k, count: 1, why: }',
  ]);
});
