import { errorOf, valuesOf } from '../values-of.test.helper.js';

const yes = [true];
const no = [false];
const none: boolean[] = [];

/** https://hl7.org/fhirpath/N1/#boolean-logic */
const truthTable = [
  { left: 'true', right: 'true', and: yes, or: yes, xor: no, implies: yes },
  { left: 'true', right: 'false', and: no, or: yes, xor: yes, implies: no },
  { left: 'true', right: '{}', and: none, or: yes, xor: none, implies: none },
  { left: 'false', right: 'true', and: no, or: yes, xor: yes, implies: yes },
  { left: 'false', right: 'false', and: no, or: no, xor: no, implies: yes },
  { left: 'false', right: '{}', and: no, or: none, xor: none, implies: yes },
  { left: '{}', right: 'true', and: none, or: yes, xor: none, implies: yes },
  { left: '{}', right: 'false', and: no, or: none, xor: none, implies: none },
  { left: '{}', right: '{}', and: none, or: none, xor: none, implies: none },
];

describe.each(truthTable)('$left and $right', ({ left, right, ...results }) => {
  test.each(Object.entries(results))('%s', (operator, result) => {
    expect(valuesOf(`${left} ${operator} ${right}`)).toEqual(result);
  });

  test.each(Object.entries(results))('%s, as a criterion', (operator, result) => {
    expect(valuesOf(`iif(${left} ${operator} ${right}, 'then', 'else')`)).toEqual([
      result === yes ? 'then' : 'else',
    ]);
  });

  test.each(Object.entries(results))('%s, with every part watched', (operator, result) => {
    const options = { watch: () => undefined };
    expect(valuesOf(`${left} ${operator} ${right}`, { options })).toEqual(result);
  });
});

test.each([
  { expression: 'true.not()', values: no },
  { expression: 'false.not()', values: yes },
  { expression: '{}.not()', values: none },
  { expression: 'active.not()', values: yes },
  { expression: '(active and {}).not()', values: yes },
  { expression: '(true and {}).not()', values: none },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource: { resourceType: 'Patient', active: false } })).toEqual(values);
});

const resource = { resourceType: 'Patient', active: false, gender: 'male', name: [{ family: 'A' }, {}] };

test.each([
  { title: 'a false element', expression: 'active and true', values: no },
  { title: 'a single item of another type', expression: 'gender and true', values: yes },
  { title: 'the number 0', expression: '0 and true', values: yes },
  { title: 'a single complex element', expression: 'name.first() or false', values: yes },
])('a condition takes $title as a condition', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each(['name and true', 'true and name', '(1 | 2) or false', 'name xor true', 'name implies true'])(
  '%s has several items for a condition',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);
