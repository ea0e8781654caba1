import { errorOf, valuesOf } from '../values-of.test.helper.js';

test.each([
  { expression: "2 'mg' + 1 'g'", values: ["1002 'mg'"] },
  { expression: "1 'g' - 1 'mg'", values: ["999 'mg'"] },
  { expression: "0.1 'g' + 0.2 'g'", values: ["0.3 'g'"] },
  { expression: '1 year + 1 month', values: ['13 month'] },
  { expression: '1 day - 1 hour', values: ['23 hour'] },
  { expression: "1 'mg' + 1 's'", values: [] },
  { expression: "1 year + 1 'a'", values: [] },
  { expression: "20 'Cel' + 1 'Cel'", values: [] },
  { expression: "20 'Cel' * 2", values: [] },
  { expression: "2.0 'cm' * 2.0 'm' = 0.040 'm2'", values: [true] },
  { expression: "1 'cm' * 1 'cm'", values: ["0.0001 'm2'"] },
  { expression: "4.0 'g' / 2.0 'm' = 2 'g/m'", values: [true] },
  { expression: "6 'mg' / 2 'mg'", values: ["3 '1'"] },
  { expression: "6 'mg' / 2", values: ["3 'mg'"] },
  { expression: "2 * 3 'mg'", values: ["6 'mg'"] },
  { expression: '2 * 1 day', values: ['2 day'] },
  { expression: "1 day * 1 'm'", values: [] },
  { expression: "6 'mg' / 0 'mg'", values: [] },
  { expression: "-(3 'mg')", values: ["-3 'mg'"] },
  { expression: "(-5.5 'mg').abs()", values: ["5.5 'mg'"] },
  { expression: "1.26 'mg'.round(1)", values: ["1.3 'mg'"] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});

test.each(["1 'mg' div 2 'mg'", "1 'mg' + 'a'", "1 'foo' + 1 'bar'", "1 'foo' * 2 'bar'"])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression)).toBe('exception');
  },
);
