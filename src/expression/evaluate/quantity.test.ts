import { errorOf, valuesOf } from '../values-of.test.helper.js';

const ucum = { system: 'http://unitsofmeasure.org' };
const resource = {
  resourceType: 'Observation',
  valueQuantity: { value: 2, code: 'a', ...ucum },
  referenceRange: [
    { low: { value: 1, code: 'mg', ...ucum }, high: { value: 0.001, code: 'g', ...ucum } },
    { low: { value: 1, code: 'mg' }, high: { value: 1, comparator: '<', code: 'mg', ...ucum } },
  ],
};
const [range, other] = ['referenceRange[0]', 'referenceRange[1]'];

describe('=', () => {
  test.each([
    { expression: "1 'mg' = 0.001 'g'", values: [true] },
    { expression: "4.0000 'g' = 4000.0 'mg'", values: [true] },
    { expression: "0.3 'm' = 30 'cm'", values: [true] },
    { expression: "1 'mg' = 1 's'", values: [false] },
    { expression: "1 'foo' = 1 'foo'", values: [true] },
    { expression: '1 year = 12 months', values: [true] },
    { expression: '1 year = 365 days', values: [true] },
    { expression: "1 year = 1 'a'", values: [] },
    { expression: "1 'mo' != 1 month", values: [] },
    { expression: "1 week = 1 'wk'", values: [true] },
    { expression: "1 '1' = 1", values: [true] },
    { expression: "1 'mg' = 1", values: [false] },
    { expression: "1 'mg' = '1 mg'", values: [false] },
    { expression: `${range}.low = 1 'mg'`, values: [true] },
    { expression: `${range}.low = ${range}.high`, values: [true] },
    { expression: `${other}.low = 1 'mg'`, values: [false] },
    { expression: 'value = 2 years', values: [true] },
    { expression: "100 'Cel' = 212 '[degF]'", values: [true] },
    { expression: "1 'kg.m/s2' = 1 'N'", values: [true] },
    { expression: "1 'mmol/L' = 1000 'umol/L'", values: [true] },
    { expression: "760 'mm[Hg]' > 1 'bar'", values: [true] },
    { expression: "1 'g{dry}' = 1000 'mg'", values: [true] },
    { expression: "1 '[in_i]' = 2.54 'cm'", values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('~', () => {
  test.each([
    { expression: "4 'g' ~ 4040 'mg'", values: [true] },
    { expression: "4.0 'g' ~ 4.5 'g'", values: [false] },
    { expression: "3 'mg' ~ 3.01 'mg'", values: [true] },
    { expression: "1 year ~ 1 'a'", values: [true] },
    { expression: "1 'mg' ~ 1 's'", values: [false] },
    { expression: "1 'foo' !~ 2 'bar'", values: [true] },
    { expression: `${range}.low ~ 1 'mg'`, values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('order', () => {
  test.each([
    { expression: "999 'g' < 1 'kg'", values: [true] },
    { expression: "0 'Cel' >= 273.15 'K'", values: [true] },
    { expression: "23 'Cel' > 72 '[degF]'", values: [true] },
    { expression: '23 months < 2 years', values: [true] },
    { expression: '1 minute > 59 seconds', values: [true] },
    { expression: "1 year > 1 'mo'", values: [] },
    { expression: "1 'kg' < 2 's'", values: [] },
    { expression: "2 'kg.kg-1' > 1", values: [true] },
    { expression: "2 > 1 'kg'", values: [] },
    { expression: 'value > 1 year', values: [true] },
    { expression: `${range}.low < ${range}.high`, values: [false] },
    { expression: `${other}.low < 1 'mg'`, values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });

  test.each([`${other}.high > 1 'mg'`, "1 'mg' > 'a'", "1 'mg' > @2020", "1 'foo' > 1 'bar'"])(
    '%s is an error',
    (expression) => {
      expect(errorOf(expression, { resource })).toBe('exception');
    },
  );
});

test.each([
  { expression: '(1 year | 12 months).count()', values: [1] },
  { expression: "(3 'min' | 180 seconds | 3 'h').count()", values: [2] },
  { expression: "(1 'foo' | 1 'foo' | 2 'foo').count()", values: [2] },
  { expression: "1000 'mg' in (1 'g' | 2 'g')", values: [true] },
  { expression: "(2.5 'mg').value", values: [2.5] },
  { expression: "(2.5 'mg').unit | (1 day).unit", values: ['mg', 'day'] },
  { expression: "(2.5 'mg').constructor", values: [] },
  { expression: "1 'mg' is Quantity and 1 'mg' is System.Quantity", values: [true] },
  { expression: "(1 'mg' as FHIR.Quantity).exists()", values: [false] },
  { expression: "'constructor' | 1 'constructor'", values: ['constructor', "1 'constructor'"] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

describe('comparable', () => {
  test.each([
    { expression: "1 'kg'.comparable(999 'g')", values: [true] },
    { expression: "1 'kg'.comparable(1 's')", values: [false] },
    { expression: "1 year.comparable(1 's')", values: [false] },
    { expression: "1 'something'.comparable(2 'something')", values: [true] },
    { expression: 'value.comparable(1 year)', values: [true] },
    { expression: "1.comparable(2 '1')", values: [true] },
    { expression: "'a'.comparable(1)", values: [false] },
    { expression: '{}.comparable(1)', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});
