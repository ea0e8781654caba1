import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  gender: 'female',
  active: true,
  multipleBirthInteger: 2,
  name: [{ given: ['Ann', 'Bo'], _given: [null, null, { id: 'a' }], _family: { id: 'f' } }],
};

test.each([
  { expression: "'abc'.length()", values: [3] },
  { expression: "''.length()", values: [0] },
  { expression: 'gender.length()', values: [6] },
  { expression: "'aB'.upper()", values: ['AB'] },
  { expression: "'aB'.lower()", values: ['ab'] },
  { expression: "' a b\\t'.trim()", values: ['a b'] },
  { expression: "'abc'.startsWith('ab')", values: [true] },
  { expression: "'abc'.startsWith('')", values: [true] },
  { expression: "'abc'.startsWith('b')", values: [false] },
  { expression: "'abc'.endsWith('bc')", values: [true] },
  { expression: "'abc'.endsWith('b')", values: [false] },
  { expression: "'abc'.contains('b')", values: [true] },
  { expression: "'abc'.contains('')", values: [true] },
  { expression: "'abc'.contains('B')", values: [false] },
  { expression: "'abcb'.indexOf('b')", values: [1] },
  { expression: "'abc'.indexOf('d')", values: [-1] },
  { expression: "'abc'.indexOf('')", values: [0] },
  { expression: "'abc'.substring(1)", values: ['bc'] },
  { expression: "'abc'.substring(1, 1)", values: ['b'] },
  { expression: "'abc'.substring(1, 9)", values: ['bc'] },
  { expression: "'abc'.substring(1, {})", values: ['bc'] },
  { expression: "'abc'.substring(1, 0)", values: [''] },
  { expression: "'abc'.substring(1, -1)", values: [''] },
  { expression: "'abc'.substring(3)", values: [] },
  { expression: "'abc'.substring(-1)", values: [] },
  { expression: "'abcb'.replace('b', 'x')", values: ['axcx'] },
  { expression: "'abc'.replace('b', '')", values: ['ac'] },
  { expression: "'a.b'.replace('.', '$&')", values: ['a$&b'] },
  { expression: "'abc'.replace('', 'x')", values: ['xaxbxcx'] },
  { expression: "'abc'.toChars()", values: ['a', 'b', 'c'] },
  { expression: "''.toChars()", values: [] },
  { expression: "'a,b,'.split(',')", values: ['a', 'b', ''] },
  { expression: "name.given.where(hasValue()).join('-')", values: ['Ann-Bo'] },
  { expression: 'name.given.where(hasValue()).join()', values: ['AnnBo'] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

describe('nothing gives nothing', () => {
  test.each([
    '{}.length()',
    "{}.startsWith('a')",
    "'a'.startsWith({})",
    "'a'.contains({})",
    "'a'.indexOf({})",
    "'a'.substring({})",
    "'a'.replace('a', {})",
    "'a'.matches({})",
    "{}.join(',')",
    "'a'.split({})",
    "{}.startsWith('a' | 'b')",
  ])('%s', (expression) => {
    expect(valuesOf(expression)).toEqual([]);
  });
});

describe('an element without a value gives nothing', () => {
  test.each(['length()', 'upper()', "startsWith('a')", "matches('a')", 'toChars()', "replace('a', 'b')"])(
    '%s',
    (call) => {
      expect(valuesOf(`name.family.${call}`, { resource })).toEqual([]);
    },
  );

  test('and is left out of a join', () => {
    expect(valuesOf("name.given.join(',')", { resource })).toEqual(['Ann,Bo']);
  });
});

test.each([
  'active.length()',
  'multipleBirth.upper()',
  "name.startsWith('a')",
  'name.given.length()',
  "'a'.startsWith(1)",
  '(1 | 2).join()',
])('%s is an error', (expression) => {
  expect(errorOf(expression, { resource })).toBe('exception');
});

test.each([
  { expression: "'abcabc'.lastIndexOf('bc')", values: [4] },
  { expression: "'abc'.lastIndexOf('x')", values: [-1] },
  { expression: "'abc'.lastIndexOf({})", values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});
