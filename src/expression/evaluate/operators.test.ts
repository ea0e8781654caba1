import { errorOf, valuesOf } from '../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  gender: 'male',
  active: false,
  multipleBirthInteger: 2,
  name: [
    { family: 'Doe', given: ['Ann', 'Bo'] },
    { family: 'Roe', given: ['Ann', 'Bo'] },
    { given: ['Bo', 'Ann'] },
  ],
  maritalStatus: { coding: [{ code: 'M', system: 'urn:a' }] },
  communication: [{ language: { coding: [{ system: 'urn:a', code: 'M' }] } }],
  extension: [{ url: 'urn:decimal', valueDecimal: 2.0 }],
};

describe('= and !=', () => {
  test.each([
    { expression: "gender = 'male'", values: [true] },
    { expression: "gender = 'Male'", values: [false] },
    { expression: "gender != 'Male'", values: [true] },
    { expression: 'active = false', values: [true] },
    { expression: 'multipleBirth = 2', values: [true] },
    { expression: 'multipleBirth = 2.0', values: [true] },
    { expression: "extension('urn:decimal').value = multipleBirth", values: [true] },
    { expression: "multipleBirth = '2'", values: [false] },
    { expression: "'a' = {}", values: [] },
    { expression: '{} = {}', values: [] },
    { expression: '{} != {}', values: [] },
    { expression: 'name[0].given = name[1].given', values: [true] },
    { expression: 'name[0].given = name[2].given', values: [false] },
    { expression: "name[0].given = 'Ann'", values: [false] },
    { expression: "name[0].given != 'Ann'", values: [true] },
    { expression: 'maritalStatus = communication.language', values: [true] },
    { expression: 'name[0] = name[1]', values: [false] },
    { expression: "maritalStatus = 'M'", values: [false] },
    { expression: '0.1 + 0.2 = 0.3', values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('~ and !~', () => {
  test.each([
    { expression: "gender ~ 'MALE'", values: [true] },
    { expression: "gender !~ 'MALE'", values: [false] },
    { expression: "'a b' ~ 'a\\tb'", values: [true] },
    { expression: "'ab' ~ 'a b'", values: [false] },
    { expression: "'a  b' ~ 'a b'", values: [false] },
    { expression: "' a' ~ 'a'", values: [false] },
    { expression: 'name[0].given ~ name[2].given', values: [true] },
    { expression: "name[0].given ~ 'Ann'", values: [false] },
    { expression: '{} ~ {}', values: [true] },
    { expression: '{} !~ {}', values: [false] },
    { expression: "'a' ~ {}", values: [false] },
    { expression: '1 ~ 1.0', values: [true] },
    { expression: '1.16 ~ 1.2', values: [true] },
    { expression: '1.16 ~ 1.3', values: [false] },
    { expression: '0 ~ -0.4', values: [true] },
    { expression: 'maritalStatus ~ communication.language', values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('order', () => {
  test.each([
    { expression: '1 < 2', values: [true] },
    { expression: '2 < 2', values: [false] },
    { expression: '2 <= 2.0', values: [true] },
    { expression: '2 > 1.9', values: [true] },
    { expression: '1 >= 2', values: [false] },
    { expression: "'a' < 'b'", values: [true] },
    { expression: "'B' < 'a'", values: [true] },
    { expression: "gender >= 'male'", values: [true] },
    { expression: 'multipleBirth > 1', values: [true] },
    { expression: '1 < {}', values: [] },
    { expression: '{} >= {}', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });

  test.each(["'a' < 1", 'multipleBirth > gender', 'active < true', '(1 | 2) < 3', 'name < name'])(
    '%s is an error',
    (expression) => {
      expect(errorOf(expression, { resource })).toBe('exception');
    },
  );
});

describe('in and contains', () => {
  test.each([
    { expression: "gender in ('male' | 'female')", values: [true] },
    { expression: "('male' | 'female') contains gender", values: [true] },
    { expression: "'x' in name.given", values: [false] },
    { expression: '{} in name', values: [] },
    { expression: 'name contains {}', values: [] },
    { expression: 'gender in {}', values: [false] },
    { expression: '{} contains gender', values: [false] },
    { expression: 'maritalStatus.coding in communication.language.coding', values: [true] },
    { expression: '1 in (1.0 | 2.0)', values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });

  test('the left side of in is one item', () => {
    expect(errorOf("name.given in ('Ann' | 'Bo')", { resource })).toBe('exception');
  });
});
