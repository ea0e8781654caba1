import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  active: true,
  birthDate: '1970-06',
  deceasedDateTime: '2024-02-29T12:30:00+01:00',
  multipleBirthInteger: 2,
  name: [{ given: ['Ann', 'Bo'], _family: { id: 'f' } }],
};

test.each([
  { expression: '1.toString()', values: ['1'] },
  { expression: '1.5.toString()', values: ['1.5'] },
  { expression: '2.0.toString()', values: ['2.0'] },
  { expression: 'true.toString()', values: ['true'] },
  { expression: 'active.toString()', values: ['true'] },
  { expression: 'birthDate.toString()', values: ['1970-06'] },
  { expression: 'deceased.toString()', values: ['2024-02-29T12:30:00+01:00'] },
  { expression: '@T10:30.toString()', values: ['10:30'] },
  { expression: 'name.toString()', values: [] },
  { expression: 'name.family.toString()', values: [] },
  { expression: "'12'.toInteger()", values: [12] },
  { expression: "'-12'.toInteger()", values: [-12] },
  { expression: "'1.0'.toInteger()", values: [] },
  { expression: "'x'.toInteger()", values: [] },
  { expression: 'true.toInteger()', values: [1] },
  { expression: 'multipleBirth.toInteger()', values: [2] },
  { expression: "'1.50'.toDecimal()", values: [1.5] },
  { expression: "'1e2'.toDecimal()", values: [] },
  { expression: '1.toDecimal()', values: [1] },
  { expression: 'false.toDecimal()', values: [0] },
  { expression: "'true'.toBoolean()", values: [true] },
  { expression: "'F'.toBoolean()", values: [false] },
  { expression: "'Yes'.toBoolean()", values: [true] },
  { expression: "'n'.toBoolean()", values: [false] },
  { expression: "'2'.toBoolean()", values: [] },
  { expression: '1.toBoolean()', values: [true] },
  { expression: '0.0.toBoolean()', values: [false] },
  { expression: '2.toBoolean()', values: [] },
  { expression: '{}.toString()', values: [] },
  { expression: '{}.toInteger()', values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('%s is no boolean', (word) => {
  expect(valuesOf(`'${word}'.toBoolean()`)).toHaveLength(0);
});

test('a conversion refuses several items', () => {
  expect(errorOf('name.given.toString()', { resource })).toBe('exception');
});

describe('the types that are no FHIR primitives', () => {
  test.each([
    { expression: "'2024-02-29'.toDate()", values: ['2024-02-29'] },
    { expression: "'2023-02-29'.toDate()", values: [] },
    { expression: "'2024-02-29T10:00:00Z'.toDate()", values: [] },
    { expression: '@2024-02-29T10:00:00Z.toDate()', values: ['2024-02-29'] },
    { expression: 'birthDate.toDate() is Date', values: [true] },
    { expression: "'2024-02-29'.toDateTime() is DateTime", values: [true] },
    { expression: 'birthDate.toDateTime() is DateTime', values: [true] },
    { expression: "'2024-02-29T25:00:00Z'.toDateTime()", values: [] },
    { expression: "'T10:00'.toTime()", values: ['10:00'] },
    { expression: "'24:00'.toTime()", values: [] },
    { expression: '@2024.toTime()', values: [] },
    { expression: "'12'.toLong() is Long", values: [true] },
    { expression: "'9223372036854775808'.toLong()", values: [] },
    { expression: '1.5.toLong()', values: [] },
    { expression: 'true.toLong() = 1', values: [true] },
    { expression: "'4 days'.toQuantity()", values: ['4 days'] },
    { expression: "'4 \\'mg\\''.toQuantity()", values: ["4 'mg'"] },
    { expression: "'4 mg'.toQuantity()", values: [] },
    { expression: "'1 \\'year\\''.toQuantity()", values: [] },
    { expression: '4.toQuantity()', values: ["4 '1'"] },
    { expression: 'active.toQuantity()', values: ["1 '1'"] },
    { expression: "'4 days'.toQuantity('hours')", values: ['96 hours'] },
    { expression: "(1 'kg').toQuantity('g')", values: ["1000 'g'"] },
    { expression: "(20 'Cel').toQuantity('K')", values: ["293.15 'K'"] },
    { expression: "(50 '[degF]').toQuantity('Cel')", values: ["10 'Cel'"] },
    { expression: "(1 'kg').toQuantity('s')", values: [] },
    { expression: "(1 year).toQuantity('a')", values: [] },
    { expression: "(1 'mg').toString()", values: ["1 'mg'"] },
    { expression: '1.50.toString()', values: ['1.50'] },
    { expression: '5.0.toInteger()', values: [] },
    { expression: "'99999999999999999999'.toInteger()", values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('whether there is a conversion', () => {
  test.each([
    { expression: "'1'.convertsToInteger()", values: [true] },
    { expression: "'1.0'.convertsToInteger()", values: [false] },
    { expression: "'1.a'.convertsToDecimal()", values: [false] },
    { expression: "'maybe'.convertsToBoolean()", values: [false] },
    { expression: 'active.convertsToBoolean()', values: [true] },
    { expression: 'birthDate.convertsToString()', values: [true] },
    { expression: "'2024-13'.convertsToDate()", values: [false] },
    { expression: "'2024-12'.convertsToDateTime()", values: [true] },
    { expression: "'10:60'.convertsToTime()", values: [false] },
    { expression: "'5'.convertsToLong()", values: [true] },
    { expression: "'1 wk'.convertsToQuantity()", values: [false] },
    { expression: "'1 week'.convertsToQuantity('d')", values: [true] },
    { expression: "'1 week'.convertsToQuantity('mg')", values: [false] },
    { expression: '{}.convertsToInteger()', values: [] },
    { expression: '(1 | 2).convertsToInteger()', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});
