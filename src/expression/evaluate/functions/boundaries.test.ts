import { errorOf, valuesOf } from '../../values-of.test.helper.js';

test.each([
  { expression: '1.587.lowBoundary() = 1.5865', values: [true] },
  { expression: '1.587.lowBoundary(2)', values: [1.58] },
  { expression: '1.587.lowBoundary(0) = 1', values: [true] },
  { expression: '1.587.highBoundary(2)', values: [1.59] },
  { expression: '(-1.587).lowBoundary(2)', values: [-1.59] },
  { expression: '1.587.lowBoundary(9)', values: [] },
  { expression: '1.587.lowBoundary(-1)', values: [] },
  { expression: '1.lowBoundary() = 0.5', values: [true] },
  { expression: '1.0.highBoundary() = 1.05', values: [true] },
  { expression: '12.500.lowBoundary(4)', values: [12.4995] },
  { expression: "1.587 'cm'.lowBoundary(8)", values: ["1.58650000 'cm'"] },
  { expression: '@2014.lowBoundary()', values: ['2014-01-01'] },
  { expression: '@2014.highBoundary(6)', values: ['2014-12'] },
  { expression: '@2014.lowBoundary(17)', values: [] },
  { expression: '@2016-02.highBoundary()', values: ['2016-02-29'] },
  { expression: '@2014T.lowBoundary()', values: ['2014-01-01T00:00:00.000'] },
  { expression: '@2014-01-01T08.highBoundary(12)', values: ['2014-01-01T08:59'] },
  { expression: '@2014-01-01T08:05:30Z.highBoundary()', values: ['2014-01-01T08:05:30.999Z'] },
  { expression: '@2014-01-01T08:05:30.5Z.highBoundary(14)', values: ['2014-01-01T08:05:30Z'] },
  { expression: '@2014-01-01T08:05+08:00.lowBoundary(17)', values: ['2014-01-01T08:05:00.000+08:00'] },
  { expression: '@T10:30.highBoundary()', values: ['10:30:59.999'] },
  { expression: '@T10:30:15.lowBoundary(4)', values: ['10:30'] },
  { expression: '@T10:30.lowBoundary(5)', values: [] },
  { expression: '{}.lowBoundary()', values: [] },
  { expression: '1.lowBoundary({})', values: [] },
  { expression: '1.58700.precision()', values: [5] },
  { expression: '@2014.precision()', values: [4] },
  { expression: '@2014-01-05T10:30:00.000+02:00.precision()', values: [17] },
  { expression: '@T10:30.precision()', values: [4] },
  { expression: "'a'.precision()", values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});

test.each(["'a'.lowBoundary()", '(1 | 2).highBoundary()'])('%s is an error', (expression) => {
  expect(errorOf(expression)).toBe('exception');
});
