import { errorOf, valuesOf } from '../../values-of.test.helper.js';

test.each([
  { expression: "'abc'.matches('b')", values: [true] },
  { expression: "'abc'.matches('^b')", values: [false] },
  { expression: "''.matches('^$')", values: [true] },
  { expression: "'abc'.matchesFull('b')", values: [false] },
  { expression: "'abc'.matchesFull('a.c')", values: [true] },
  { expression: "'abc'.matchesFull('a|abc')", values: [true] },
  { expression: "'aXb'.matches('[[:upper:]]')", values: [true] },
  { expression: "'aXb'.matches('\\\\p{Lu}')", values: [true] },
  { expression: "'ABC'.matches('(?i)b')", values: [true] },
  { expression: "'a1b22'.replaceMatches('[0-9]+', '#')", values: ['a#b#'] },
  { expression: "'Doe, Ann'.replaceMatches('(\\\\w+), (\\\\w+)', '$2 $1')", values: ['Ann Doe'] },
  { expression: "'abc'.replaceMatches('x', 'y')", values: ['abc'] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});

/** The example of https://hl7.org/fhirpath/N1/#replacematchesregex-string-substitution-string-string */
test('named groups stand in a replacement', () => {
  const pattern = '\\\\b(?<month>\\\\d{1,2})/(?<day>\\\\d{1,2})/(?<year>\\\\d{2,4})\\\\b';
  const replacement = '${day}-${month}-${year}';
  expect(valuesOf(`'11/30/1972'.replaceMatches('${pattern}', '${replacement}')`)).toEqual(['30-11-1972']);
});

describe('. matches a line break', () => {
  test.each([
    { expression: "'a\\nb'.matches('a.b')", values: [true] },
    { expression: "'a\\nb'.matchesFull('a.*')", values: [true] },
    { expression: "'a\\nb'.replaceMatches('.', 'x')", values: ['xxx'] },
    { expression: "'a\\nb'.matches('a$')", values: [false] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression)).toEqual(values);
  });
});

test.each(['(', '[', 'a(?=b)', '(?!a)', '(?<=a)b', '(a)\\\\1', '*', 'a{2,1}'])(
  'the pattern %s is an error',
  (pattern) => {
    expect(errorOf(`'a'.matches('${pattern}')`)).toBe('exception');
    expect(errorOf(`'a'.matchesFull('${pattern}')`)).toBe('exception');
    expect(errorOf(`'a'.replaceMatches('${pattern}', 'b')`)).toBe('exception');
  },
);

test('a pattern that is exponential elsewhere is answered', () => {
  const resource = { resourceType: 'Patient', gender: `${'a'.repeat(2000)}!` };
  expect(valuesOf("gender.matches('^(a+)+$')", { resource })).toEqual([false]);
});

describe('flags', () => {
  test.each([
    { expression: "'ABC'.matches('b', 'i')", values: [true] },
    { expression: "'ABC'.matches('b', '')", values: [false] },
    { expression: "'a\\nb'.matches('^b$', 'm')", values: [true] },
    { expression: "'A\\nB'.matchesFull('a.^b', 'im')", values: [true] },
    { expression: "'abc'.replaceMatches('', 'x')", values: ['abc'] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression)).toEqual(values);
  });

  test('none but i and m', () => {
    expect(errorOf("'a'.matches('a', 'x')")).toBe('exception');
  });
});
