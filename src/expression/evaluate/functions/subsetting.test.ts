import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  name: [{ given: ['A', 'B'] }, { given: ['C', 'A'] }],
  link: [{ type: 'refer' }, { type: 'refer' }],
};

const given = [
  'at Patient.name[0].given[0]',
  'at Patient.name[0].given[1]',
  'at Patient.name[1].given[0]',
  'at Patient.name[1].given[1]',
];

describe('parts of a collection', () => {
  test.each([
    { expression: 'name.given', values: given },
    { expression: 'name.given[0]', values: given.slice(0, 1) },
    { expression: 'name.given[3]', values: given.slice(3) },
    { expression: 'name.given[4]', values: [] },
    { expression: 'name.given[-1]', values: [] },
    { expression: 'name.given[{}]', values: [] },
    { expression: 'name[1].given[0]', values: given.slice(2, 3) },
    { expression: 'name.given[name.count()]', values: given.slice(2, 3) },
    { expression: 'name.given.first()', values: given.slice(0, 1) },
    { expression: 'name.given.last()', values: given.slice(3) },
    { expression: 'name.given.tail()', values: given.slice(1) },
    { expression: 'name.given.skip(1)', values: given.slice(1) },
    { expression: 'name.given.skip(0)', values: given },
    { expression: 'name.given.skip(-1)', values: given },
    { expression: 'name.given.skip(9)', values: [] },
    { expression: 'name.given.skip({})', values: [] },
    { expression: 'name.given.take(2)', values: given.slice(0, 2) },
    { expression: 'name.given.take(0)', values: [] },
    { expression: 'name.given.take(-1)', values: [] },
    { expression: 'name.given.take(9)', values: given },
    { expression: 'name.given.take({})', values: [] },
    { expression: 'name[0].single()', values: ['at Patient.name[0]'] },
    { expression: '{}.single()', values: [] },
    { expression: '{}.first()', values: [] },
    { expression: '{}.last()', values: [] },
    { expression: '{}.tail()', values: [] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });

  test.each(['name.single()', 'name.given[(0 | 1)]'])('%s is an error', (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  });
});

describe('two collections', () => {
  test.each([
    { expression: 'name.given | name.given', values: given.slice(0, 3) },
    { expression: "name.given.union('A' | 'D')", values: [...given.slice(0, 3), 'D'] },
    { expression: '{} | {}', values: [] },
    { expression: 'link | link', values: ['at Patient.link[0]'] },
    { expression: 'link.combine(link).count()', values: [4] },
    { expression: "name[0].given.combine('A')", values: [...given.slice(0, 2), 'A'] },
    { expression: "name.given.intersect('A' | 'C' | 'D')", values: [given[0], given[2]] },
    { expression: 'name.given.intersect({})', values: [] },
    { expression: "name.given.exclude('A')", values: given.slice(1, 3) },
    { expression: "name.given.exclude('B')", values: [given[0], given[2], given[3]] },
    { expression: 'name.given.exclude({})', values: given },
    { expression: 'link.exclude(link[1])', values: [] },
    { expression: '(1 | 1.0 | 2).count()', values: [2] },
    { expression: "(1 | '1' | true | 'true').count()", values: [4] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});
