import { countNameColons, findDuplicateKeys } from './duplicate-keys.js';

describe('findDuplicateKeys', () => {
  test.each([
    { title: 'no object', text: '[1,"a","a"]', duplicates: [] },
    { title: 'the same name in different objects', text: '[{"a":1},{"a":{"a":1}}]', duplicates: [] },
    { title: 'names that differ in case', text: '{"a":1,"A":2}', duplicates: [] },
    { title: 'a name as a value', text: '{"a":"b","b":"a"}', duplicates: [] },
    {
      title: 'equal values',
      text: '{"a":1,"a":1}',
      duplicates: [{ path: ['a'], firstOffset: 1, offset: 7 }],
    },
    {
      title: 'three of a name',
      text: '{"a":1,"a":2,"a":3}',
      duplicates: [
        { path: ['a'], firstOffset: 1, offset: 7 },
        { path: ['a'], firstOffset: 1, offset: 13 },
      ],
    },
    {
      title: 'an escaped spelling',
      text: String.raw`{"a":1,"\u0061":2}`,
      duplicates: [{ path: ['a'], firstOffset: 1, offset: 7 }],
    },
    {
      title: 'an empty name',
      text: '{"":1,"":2}',
      duplicates: [{ path: [''], firstOffset: 1, offset: 6 }],
    },
    {
      title: '__proto__',
      text: '{"__proto__":1,"__proto__":2}',
      duplicates: [{ path: ['__proto__'], firstOffset: 1, offset: 15 }],
    },
    {
      title: 'deep in arrays',
      text: '[0,{"a":[[],{"b":{"c":1,"c":2}}]}]',
      duplicates: [{ path: [1, 'a', 1, 'b', 'c'], firstOffset: 18, offset: 24 }],
    },
    {
      title: 'after a nested object of the same names',
      text: '{"a":{"b":1},"b":2,"a":3}',
      duplicates: [{ path: ['a'], firstOffset: 1, offset: 19 }],
    },
    {
      title: 'behind a value that holds the name',
      text: '{"a":"\\"a\\":","a":2}',
      duplicates: [{ path: ['a'], firstOffset: 1, offset: 14 }],
    },
    {
      title: 'in both of two repeated objects',
      text: '{"a":{"b":1,"b":2},"a":{"b":3,"b":4}}',
      duplicates: [
        { path: ['a', 'b'], firstOffset: 6, offset: 12 },
        { path: ['a'], firstOffset: 1, offset: 19 },
        { path: ['a', 'b'], firstOffset: 24, offset: 30 },
      ],
    },
  ])('$title', ({ text, duplicates }) => {
    const listed = duplicates.map((each) => ({ ...each, name: each.path.at(-1) }));
    expect(findDuplicateKeys(text, 10)).toMatchObject({ listed, leftOut: 0 });
  });

  test('lists as many as the limit and counts the rest', () => {
    const { listed, leftOut } = findDuplicateKeys(`{${'"a":1,'.repeat(50)}"a":1}`, 7);
    expect(listed.map(({ offset }) => offset)).toEqual([7, 13, 19, 25, 31, 37, 43]);
    expect(leftOut).toBe(43);
  });
});

describe('countNameColons', () => {
  test.each([
    { title: 'nothing', text: '', count: 0 },
    { title: 'one name', text: '{"a":1}', count: 1 },
    { title: 'white space of every kind before the colon', text: '{"a" \t\r\n:1,"b":2}', count: 2 },
    { title: 'a colon in a string', text: '["a:b", ":"]', count: 1 },
    { title: 'a colon behind an escaped quote', text: String.raw`{"a":"\":"}`, count: 2 },
    { title: 'a colon at the very beginning', text: ':', count: 0 },
    { title: 'repeated names', text: '{"a":1,"a":2}', count: 2 },
  ])('$title: $count', ({ text, count }) => {
    expect(countNameColons(text)).toBe(count);
  });
});
