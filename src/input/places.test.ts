import { lineStarts, locate, placeOf } from './places.js';

const document = `{
  "a": 1,
  "b" : { "c": [10, {"d": "x"}, []] },
  "e": null
}`;

/** The text of the range that each path has. */
const textAt = (text: string, path: readonly (string | number)[]): string | undefined => {
  const [place] = locate(text, [{ path }]);
  return place && text.slice(place.offset, place.endOffset);
};

describe('the range of a path', () => {
  test.each([
    { path: [], range: document },
    { path: ['a'], range: '"a": 1' },
    { path: ['b'], range: '"b" : { "c": [10, {"d": "x"}, []] }' },
    { path: ['b', 'c'], range: '"c": [10, {"d": "x"}, []]' },
    { path: ['b', 'c', 0], range: '10' },
    { path: ['b', 'c', 1], range: '{"d": "x"}' },
    { path: ['b', 'c', 1, 'd'], range: '"d": "x"' },
    { path: ['b', 'c', 2], range: '[]' },
    { path: ['e'], range: '"e": null' },
  ])('$path', ({ path, range }) => {
    expect(textAt(document, path)).toBe(range);
  });
});

describe('what is not there has the range around it', () => {
  test.each([
    { title: 'a missing property', path: ['b', 'x'], range: '"b" : { "c": [10, {"d": "x"}, []] }' },
    { title: 'a missing item', path: ['b', 'c', 7], range: '"c": [10, {"d": "x"}, []]' },
    { title: 'something below a scalar', path: ['a', 'x', 0, 'y'], range: '"a": 1' },
    { title: 'something below nothing', path: ['x', 'y'], range: document },
    {
      title: 'the first item where an object stands',
      path: ['b', 0, 'c'],
      range: '"c": [10, {"d": "x"}, []]',
    },
  ])('$title', ({ path, range }) => {
    expect(textAt(document, path)).toBe(range);
  });
});

describe('a repeated name', () => {
  const text = '{"a":1,"b":[{"c":2,"c":3}],"a":{"c":4}}';
  test.each([
    { title: 'counts where it stands last', path: ['a'], range: '"a":{"c":4}' },
    { title: 'counts last in an item', path: ['b', 0, 'c'], range: '"c":3' },
  ])('$title', ({ path, range }) => {
    expect(textAt(text, path)).toBe(range);
  });
});

test('several paths are found in one reading, in the order asked for', () => {
  const places = locate(document, [{ path: ['e'] }, { path: ['a'] }, { path: ['e'] }]);
  expect(places.map((place) => place?.line)).toEqual([4, 2, 4]);
});

test('a text that is not JSON still has places before the fault', () => {
  expect(textAt('{"a":1,"b":}', ['a'])).toBe('"a":1');
});

test('names match however they are spelled', () => {
  expect(textAt(String.raw`{"\u0061":1}`, ['a'])).toBe(String.raw`"\u0061":1`);
});

describe('lines and columns', () => {
  test.each([
    { title: 'line feeds', text: '{\n "a":\n  1}', line: 2, column: 2, endLine: 3, endColumn: 4 },
    {
      title: 'carriage returns with line feeds',
      text: '{\r\n "a":\r\n  1}',
      line: 2,
      column: 2,
      endLine: 3,
      endColumn: 4,
    },
    { title: 'carriage returns alone', text: '{\r "a":\r  1}', line: 2, column: 2, endLine: 3, endColumn: 4 },
    { title: 'tabs, one column each', text: '{\n\t\t"a":1}', line: 2, column: 3, endLine: 2, endColumn: 8 },
    {
      title: 'UTF-16 units: two a character beyond the first plane',
      text: '{"😀":0,"a":1}',
      line: 1,
      column: 9,
      endLine: 1,
      endColumn: 14,
    },
    {
      title: 'combining characters, one column each',
      text: '{"e\u0301":0,"a":1}',
      line: 1,
      column: 9,
      endLine: 1,
      endColumn: 14,
    },
    {
      title: 'a line separator in a string, which ends no line',
      text: '{"\u2028":0,"a":1}',
      line: 1,
      column: 8,
      endLine: 1,
      endColumn: 13,
    },
    {
      title: 'an escaped line feed, which ends no line',
      text: '{"\\n":0,"a":1}',
      line: 1,
      column: 9,
      endLine: 1,
      endColumn: 14,
    },
  ])('$title', ({ text, line, column, endLine, endColumn }) => {
    const [place] = locate(text, [{ path: ['a'] }]);
    expect(place).toMatchObject({ line, column, endLine, endColumn });
  });

  test.each([
    { text: '', starts: [0] },
    { text: 'a\nb', starts: [0, 2] },
    { text: 'a\r\nb\rc\n', starts: [0, 3, 5, 7] },
    { text: '\n\n', starts: [0, 1, 2] },
  ])('the lines of $text', ({ text, starts }) => {
    expect(lineStarts(text)).toEqual(starts);
  });

  test('the end of the text is a place', () => {
    expect(placeOf(3, 3, lineStarts('ab\n'))).toEqual({
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 1,
      offset: 3,
      endOffset: 3,
    });
  });
});
