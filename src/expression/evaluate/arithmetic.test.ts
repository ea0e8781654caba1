import { errorOf, valuesOf } from '../values-of.test.helper.js';

const resource = { resourceType: 'Patient', multipleBirthInteger: 5, gender: 'male', active: true };

test.each([
  { expression: '1 + 2 * 3', values: [7] },
  { expression: '(1 + 2) * 3', values: [9] },
  { expression: '2 - 5', values: [-3] },
  { expression: '7 / 2', values: [3.5] },
  { expression: '7 div 2', values: [3] },
  { expression: '-7 div 2', values: [-3] },
  { expression: '7.5 div 2', values: [3] },
  { expression: '7 mod 2', values: [1] },
  { expression: '-7 mod 2', values: [-1] },
  { expression: '1 / 0', values: [] },
  { expression: '1 div 0', values: [] },
  { expression: '1 mod 0', values: [] },
  { expression: '1 + {}', values: [] },
  { expression: '{} - 1', values: [] },
  { expression: 'multipleBirth + 1', values: [6] },
  { expression: '-multipleBirth', values: [-5] },
  { expression: '+multipleBirth', values: [5] },
  { expression: '-{}', values: [] },
  { expression: '1 - -1', values: [2] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each([
  { expression: "'a' + 'b'", values: ['ab'] },
  { expression: "'a' + {}", values: [] },
  { expression: "'a' & 'b'", values: ['ab'] },
  { expression: "'a' & {}", values: ['a'] },
  { expression: "{} & 'b'", values: ['b'] },
  { expression: '{} & {}', values: [''] },
  { expression: "gender & '!'", values: ['male!'] },
])('strings: $expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each(["'a' + 1", "1 - 'a'", 'active * 2', "'a' & 1", "-'a'", '(1 | 2) + 1', '-(1 | 2)', '1 + $this'])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);

describe('Longs', () => {
  test.each([
    { expression: '5L + 1', values: ['6'] },
    { expression: '(5L + 1) is Long', values: [true] },
    { expression: '5L * 2L - 3', values: ['7'] },
    { expression: '5L / 2', values: [2.5] },
    { expression: '5L - 0.5', values: [4.5] },
    { expression: '7L div 2L', values: ['3'] },
    { expression: '7L mod 4', values: ['3'] },
    { expression: '7L div 0', values: [] },
    { expression: '-5L', values: ['-5'] },
    { expression: '(-5L).abs()', values: ['5'] },
    { expression: '9223372036854775807L + 1', values: [] },
    { expression: '9007199254740993L = 9007199254740992L', values: [false] },
    { expression: '9007199254740993L > 9007199254740992L', values: [true] },
    { expression: '5L = 5 and 5L ~ 5', values: [true] },
    { expression: '(5L | 5 | 6L).count()', values: [2] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression)).toEqual(values);
  });
});

test.each([
  { expression: '0.1 + 0.2', values: [0.3] },
  { expression: '0.1 * 3', values: [0.3] },
  { expression: '5.5 mod 0.7', values: [0.6] },
  { expression: '(1 / 3) * 3', values: [1] },
  { expression: '1.2 / 1.8', values: [1.2 / 1.8] },
])('decimals: $expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});
