import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  telecom: [{ rank: 2 }, { rank: 1 }, { rank: 6 }],
  name: [{ _family: { id: 'f' } }],
};

test.each([
  { expression: 'telecom.rank.sum()', values: [9] },
  { expression: 'telecom.rank.min() = 1', values: [true] },
  { expression: 'telecom.rank.max() = 6', values: [true] },
  { expression: 'telecom.rank.avg()', values: [3] },
  { expression: '(0.1 | 0.2).sum()', values: [0.3] },
  { expression: "('a' | 'b').sum()", values: ['ab'] },
  { expression: "(1 'mg' | 2 'g').sum()", values: ["2001 'mg'"] },
  { expression: "(1 'mg' | 3 'mg').avg()", values: ["2 'mg'"] },
  { expression: "(1 'mg' | 2 'g').max()", values: ["2 'g'"] },
  { expression: '(@2020 | @2019).min()', values: ['2019'] },
  { expression: "('b' | 'a').min()", values: ['a'] },
  { expression: '{}.sum() | {}.min() | {}.max() | {}.avg()', values: [] },
  { expression: 'name.family.max()', values: [] },
])('$expression', ({ expression, values }) => {
  expect(valuesOf(expression, { resource })).toEqual(values);
});

test.each(["(1 | 'a').sum()", "(1 | 'a').max()", '(@2020 | @2020-01).max()', 'true.combine(false).sum()'])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);
