import { complement, contains, dividesSurrogates, union } from './code-points.js';

test.each([
  {
    title: 'out of order',
    ranges: [
      [5, 6],
      [1, 2],
    ] as const,
    merged: [
      [1, 2],
      [5, 6],
    ],
  },
  {
    title: 'overlapping',
    ranges: [
      [1, 5],
      [3, 8],
    ] as const,
    merged: [[1, 8]],
  },
  {
    title: 'side by side',
    ranges: [
      [1, 2],
      [3, 4],
    ] as const,
    merged: [[1, 4]],
  },
  {
    title: 'one inside the other',
    ranges: [
      [1, 9],
      [3, 4],
    ] as const,
    merged: [[1, 9]],
  },
  { title: 'none', ranges: [], merged: [] },
])('the union of ranges $title', ({ ranges, merged }) => {
  expect(union(ranges)).toEqual(merged);
});

test.each([
  { set: [], rest: [[0, 0x10ffff]] },
  { set: [[0, 0x10ffff]] as const, rest: [] },
  { set: [[0, 9]] as const, rest: [[10, 0x10ffff]] },
  {
    set: [
      [5, 9],
      [12, 0x10ffff],
    ] as const,
    rest: [
      [0, 4],
      [10, 11],
    ],
  },
])('the complement of $set', ({ set, rest }) => {
  expect(complement(set)).toEqual(rest);
  expect(complement(complement(set))).toEqual(set);
});

test.each([
  { point: 4, contained: false },
  { point: 5, contained: true },
  { point: 9, contained: true },
  { point: 10, contained: false },
])('5 to 9 and 12: $point', ({ point, contained }) => {
  expect(
    contains(
      [
        [5, 9],
        [12, 12],
      ],
      point,
    ),
  ).toBe(contained);
});

test.each([
  { title: 'none', set: [[0, 0xd7ff]] as const, divided: false },
  { title: 'all', set: [[0xd800, 0xdfff]] as const, divided: false },
  { title: 'all among others', set: [[0, 0x10ffff]] as const, divided: false },
  { title: 'the first', set: [[0, 0xd800]] as const, divided: true },
  { title: 'the last', set: [[0xdfff, 0xe000]] as const, divided: true },
  {
    title: 'all but some',
    set: [
      [0, 0xd900],
      [0xd902, 0x10ffff],
    ] as const,
    divided: true,
  },
])('a set with $title of the surrogates', ({ set, divided }) => {
  expect(dividesSurrogates(set)).toBe(divided);
});
