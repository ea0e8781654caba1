import { errorOf, valuesOf } from '../values-of.test.helper.js';

test.each([
  ...['@2019-02-29', '@2019-04-31', '@2019-00', '@2019-13', '@2019-01-32', '@2024-01-31T23:60:00Z'],
  ...['@2024-01-31T23:59:61Z', '@2024-01-31T23:59:59+14:01', '@T25:00', '@T12:60', '@T12:30:61'],
  '99999999999999999999L',
])('there is no %s', (expression) => {
  expect(errorOf(expression)).toBe('exception');
});

test.each([
  { expression: '@2020-02-29', values: ['2020-02-29'] },
  { expression: '@2024-12-31T23:59:60Z', values: ['2024-12-31T23:59:60Z'] },
  { expression: '@2024-01-31T23:59:59+14:00', values: ['2024-01-31T23:59:59+14:00'] },
  { expression: '1.50', values: ['1.50'] },
  { expression: '-1.50', values: ['-1.50'] },
  { expression: '1.0.type().name | 1.type().name | 1L.type().name', values: ['Decimal', 'Integer', 'Long'] },
  { expression: '9223372036854775807L', values: ['9223372036854775807'] },
  { expression: "2 'mo' | 2 years", values: ["2 'mo'", '2 years'] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression)).toEqual(values);
});

test.each(['%resource.where(false and @2019-02-29 = @2019)', 'iif(true, 1, @T25)'])(
  'one that does not exist is no matter where it is not evaluated: %s',
  (expression) => {
    expect(errorOf(expression)).toBe('no error');
  },
);
