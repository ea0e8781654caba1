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

describe('iif', () => {
  test.each([
    { expression: "iif(true, 'a', 'b')", values: ['a'] },
    { expression: "iif(false, 'a', 'b')", values: ['b'] },
    { expression: "iif({}, 'a', 'b')", values: ['b'] },
    { expression: "iif(false, 'a')", values: [] },
    {
      expression: "iif(active, name.given, 'none')",
      values: ['at Patient.name[0].given[0]', 'at Patient.name[0].given[1]'],
    },
    { expression: "iif(true, 'a', name.single() + 1)", values: ['a'] },
    { expression: "birthDate.iif($this < @1980, 'old', 'young')", values: ['old'] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('aggregate', () => {
  test.each([
    { expression: '(1 | 2 | 3).aggregate($total + $this, 0)', values: [6] },
    { expression: '(1 | 2 | 3).aggregate($total + $this)', values: [] },
    { expression: "name.given.aggregate($total & $this, '')", values: ['AnnBo'] },
    {
      expression: '(5 | 3 | 4).aggregate(iif($total.empty() or $this < $total, $this, $total))',
      values: [3],
    },
    { expression: '(1 | 2).aggregate($total | ($this + $index), {})', values: [1, 3] },
    { expression: '{}.aggregate($total + $this, 7)', values: [7] },
    { expression: '(1 | 2).aggregate($total + (3 | 4).aggregate($total + $this, 0), 0)', values: [14] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});
