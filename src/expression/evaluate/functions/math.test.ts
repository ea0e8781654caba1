import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = { resourceType: 'Patient', multipleBirthInteger: -4, active: true };

test.each([
  { expression: '(-5).abs()', values: [5] },
  { expression: '1.5.abs()', values: [1.5] },
  { expression: 'multipleBirth.abs()', values: [4] },
  { expression: '1.1.ceiling()', values: [2] },
  { expression: '(-1.1).ceiling()', values: [-1] },
  { expression: '1.9.floor()', values: [1] },
  { expression: '(-1.1).floor()', values: [-2] },
  { expression: '1.9.truncate()', values: [1] },
  { expression: '(-1.9).truncate()', values: [-1] },
  { expression: '3.14159.round(3)', values: [3.142] },
  { expression: '1.5.round()', values: [2] },
  { expression: '1.round(2)', values: [1] },
  { expression: '1.5.round({})', values: [] },
  { expression: '81.sqrt()', values: [9] },
  { expression: '(-1).sqrt()', values: [] },
  { expression: '0.exp()', values: [1] },
  { expression: '1.ln()', values: [0] },
  { expression: '0.ln()', values: [] },
  { expression: '8.log(2)', values: [3] },
  { expression: '8.log({})', values: [] },
  { expression: '2.power(3)', values: [8] },
  { expression: '2.power(-1)', values: [0.5] },
  { expression: '(-1).power(0.5)', values: [] },
  { expression: '2.power({})', values: [] },
  { expression: '{}.abs()', values: [] },
  { expression: '{}.power(2)', values: [] },
])('$expression', ({ expression, values }) => {
  const [wanted] = values;
  const [value] = valuesOf(expression, { resource });
  if (wanted === undefined) expect(value).toBeUndefined();
  else expect(value).toBeCloseTo(wanted, 12);
});

test.each(['(1 | 2).abs()', "'1'.abs()", 'active.floor()'])('%s is an error', (expression) => {
  expect(errorOf(expression, { resource })).toBe('exception');
});

test.each(["'a'.abs()", "'a'.power(2)", "2.power('a')", 'true.sqrt()', '1.5.round(-1)'])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression)).toBe('exception');
  },
);
