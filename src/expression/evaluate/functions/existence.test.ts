import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  active: false,
  name: [
    { use: 'official', given: ['Ann', 'Bo'] },
    { use: 'usual', given: ['Ann'] },
  ],
  telecom: [{ value: '1' }, { value: '2' }, { value: '1' }],
  link: [{ type: 'refer' }, { type: 'refer' }],
};

describe('whether there is anything', () => {
  test.each([
    { expression: 'name.exists()', values: [true] },
    { expression: 'contact.exists()', values: [false] },
    { expression: 'active.exists()', values: [true] },
    { expression: 'name.empty()', values: [false] },
    { expression: 'contact.empty()', values: [true] },
    { expression: '{}.empty()', values: [true] },
    { expression: 'exists()', values: [true] },
    { expression: "name.exists(use = 'usual')", values: [true] },
    { expression: "name.exists(use = 'nickname')", values: [false] },
    { expression: 'name.exists($index = 1)', values: [true] },
    { expression: 'name.exists($index = 2)', values: [false] },
    { expression: 'name.count()', values: [2] },
    { expression: 'name.given.count()', values: [3] },
    { expression: 'contact.count()', values: [0] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('whether all or any are', () => {
  test.each([
    { expression: 'name.all(given.exists())', values: [true] },
    { expression: "name.all(use = 'usual')", values: [false] },
    { expression: 'name.all({})', values: [false] },
    { expression: 'contact.all(false)', values: [true] },
    { expression: 'name.all($index < 2)', values: [true] },
    { expression: '(true | false).allTrue()', values: [false] },
    { expression: 'true.combine(true).allTrue()', values: [true] },
    { expression: '{}.allTrue()', values: [true] },
    { expression: '(true | false).anyTrue()', values: [true] },
    { expression: 'active.anyTrue()', values: [false] },
    { expression: '{}.anyTrue()', values: [false] },
    { expression: '(true | false).allFalse()', values: [false] },
    { expression: 'active.allFalse()', values: [true] },
    { expression: '{}.allFalse()', values: [true] },
    { expression: '(true | false).anyFalse()', values: [true] },
    { expression: 'true.anyFalse()', values: [false] },
    { expression: '{}.anyFalse()', values: [false] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('sets', () => {
  test.each([
    {
      expression: 'name.given.distinct()',
      values: ['at Patient.name[0].given[0]', 'at Patient.name[0].given[1]'],
    },
    {
      expression: 'telecom.distinct().value',
      values: ['at Patient.telecom[0].value', 'at Patient.telecom[1].value'],
    },
    { expression: '{}.distinct()', values: [] },
    { expression: 'name.given.isDistinct()', values: [false] },
    { expression: 'name[0].given.isDistinct()', values: [true] },
    { expression: 'link.isDistinct()', values: [false] },
    { expression: '{}.isDistinct()', values: [true] },
    { expression: "name.given.subsetOf('Ann' | 'Bo' | 'Cy')", values: [true] },
    { expression: "name.given.subsetOf('Ann')", values: [false] },
    { expression: '{}.subsetOf({})', values: [true] },
    { expression: "name.given.supersetOf('Bo')", values: [true] },
    { expression: "name.given.supersetOf('Cy')", values: [false] },
    { expression: '{}.supersetOf(1)', values: [false] },
    { expression: 'link[0].subsetOf(link[1])', values: [true] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

test.each(["('a' | true).anyTrue()", 'name.allTrue()', "'a'.allFalse()"])(
  '%s has a value that is no boolean',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);

test.each(['name.not()', 'name.exists(given)', 'name.all(given)'])(
  '%s has several items for a condition',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);

test.each(["(true | 'a').allTrue()", "'a'.anyTrue()", '1.allFalse()', "('a' | false).anyFalse()"])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression)).toBe('exception');
  },
);
