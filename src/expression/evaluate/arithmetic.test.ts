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
