import { errorOf, valuesOf } from '../values-of.test.helper.js';

const resource = {
  resourceType: 'Observation',
  effectiveDateTime: '2020-01-31T23:00:00+02:00',
  valueQuantity: { value: 1, code: 'mo', system: 'http://unitsofmeasure.org' },
};

test.each([
  { expression: '@2016-02-29 + 1 year', values: ['2017-02-28'] },
  { expression: '@2016-03-31 - 1 month', values: ['2016-02-29'] },
  { expression: '@2016-01-31 - 13 months', values: ['2014-12-31'] },
  { expression: '@1973-12-25 + 7.7 days', values: ['1974-01-01'] },
  { expression: '@1973-12-25 + 1 week', values: ['1974-01-01'] },
  { expression: '@2016-01-31 + 23 hours', values: ['2016-01-31'] },
  { expression: '@2016-01-31 + 24 hours', values: ['2016-02-01'] },
  { expression: '@2016-01 + 40 days', values: ['2016-02'] },
  { expression: '@2014 - 24 months', values: ['2012'] },
  { expression: '@2014 + 400 days', values: ['2015'] },
  { expression: '@1973-12-25T00:00:00.000+10:00 + 1 second', values: ['1973-12-25T00:00:01.000+10:00'] },
  { expression: '@1973-12-25T00:00:00Z + 1.5 seconds', values: ['1973-12-25T00:00:01.500Z'] },
  { expression: "@1973-12-25T00:00:00.000Z + 10 'ms'", values: ['1973-12-25T00:00:00.010Z'] },
  { expression: '@2016-01-31T10:00 + 90 seconds', values: ['2016-01-31T10:01'] },
  { expression: '@T23:00 + 2 hours', values: ['01:00'] },
  { expression: '@T01:00:30 - 2 hours', values: ['23:00:30'] },
  { expression: 'effective + 1 hour', values: ['2020-02-01T00:00:00+02:00'] },
  { expression: '1 day + @2016-01-31', values: ['2016-02-01'] },
  { expression: '@2016-01-31 + value', values: ['2016-02-29'] },
  { expression: "@1974-12-25 - 1 'month'", values: ['1974-11-25'] },
  { expression: '@9999-12-31 + 1 day', values: [] },
  { expression: '@0001 - 1 year', values: [] },
  { expression: '@0050-01-31 + 1 day', values: ['0050-02-01'] },
  { expression: '@2016-01-31 + {}', values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each([
  "@1973-12-25 + 1 'mo'",
  "@1973-12-25 - 1 'a'",
  "@1974-12-25 - 1 'cm'",
  '@T10:00 + 1 day',
  '@2016 - @2015',
  '@2016 + 1',
  '1 day - @2016',
  '@2016 * 2 days',
])('%s is an error', (expression) => {
  expect(errorOf(expression, { resource })).toBe('exception');
});
