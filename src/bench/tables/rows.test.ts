import { readRows } from './rows.js';

const columns = { key: 'text', at: 'text?', count: 'number' } as const;

test('a table is its rows', () => {
  expect(readRows('- { key: a, count: 1 }\n- { key: b, at: x.*, count: 2 }', columns)).toEqual([
    { key: 'a', count: 1 },
    { key: 'b', at: 'x.*', count: 2 },
  ]);
});

test('a table of comments alone has no rows', () => {
  expect(readRows('# nothing yet\n', columns)).toEqual([]);
});

test.each([
  { title: 'that is no list', text: 'key: a', says: 'list' },
  { title: 'with a row that is no object', text: '- a', says: 'Row 1' },
  { title: 'with a column missing', text: '- { key: a, count: 1 }\n- { key: a }', says: 'Row 2 needs count' },
  { title: 'with a column too many', text: '- { key: a, count: 1, why: b }', says: 'why' },
  { title: 'with an empty text', text: '- { key: "", count: 1 }', says: 'needs key' },
  { title: 'with a text for a number', text: '- { key: a, count: "1" }', says: 'needs count' },
  { title: 'with a number for a text', text: '- { key: 1, count: 1 }', says: 'needs key' },
])('a table $title is refused', ({ text, says }) => {
  expect(() => readRows(text, columns)).toThrow(says);
});
