import { errorOf, valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  name: [
    { family: 'B', given: ['x'] },
    { given: ['y'] },
    { family: 'A', given: ['z'] },
    { family: 'B', given: ['a'] },
  ],
};

test.each([
  { expression: '(3 | 1 | 2).sort()', values: [1, 2, 3] },
  { expression: '(3 | 1 | 2).sort($this desc)', values: [3, 2, 1] },
  { expression: '(3 | 1 | 2).sort(-$this)', values: [3, 2, 1] },
  { expression: "('b' | 'c' | 'a').sort(-$this)", values: ['c', 'b', 'a'] },
  { expression: 'name.sort(family).given', values: ['y', 'z', 'x', 'a'] },
  { expression: 'name.sort(family desc).given', values: ['x', 'a', 'z', 'y'] },
  { expression: 'name.sort(family desc, given).given', values: ['a', 'x', 'z', 'y'] },
  { expression: 'name.sort(family, given desc).given', values: ['y', 'z', 'x', 'a'] },
  { expression: 'name.sort($index desc).given', values: ['a', 'z', 'y', 'x'] },
  { expression: '(@2020 | @2019).sort()', values: ['2019', '2020'] },
  { expression: "(2 'g' | 1 'mg').sort()", values: ["1 'mg'", "2 'g'"] },
  { expression: '{}.sort()', values: [] },
])('$expression', ({ expression, values }) => {
  const found = valuesOf(`(${expression}).select(iif($this is string, $this & '', $this))`, { resource });
  expect(found).toEqual(values);
});

test.each(["(3 | 'a').sort()", 'name.sort()', 'name.sort(given | family)', '(@2020 | @2020-01).sort()'])(
  '%s is an error',
  (expression) => {
    expect(errorOf(expression, { resource })).toBe('exception');
  },
);

test('comparing costs steps', () => {
  const many = Array.from({ length: 40 }, (_, index) => ((index * 7) % 40).toString()).join(' | ');
  expect(errorOf(`(${many}).sort()`, { steps: 100 })).toBe('too-costly');
});
