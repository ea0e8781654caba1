import { lettersOf } from './alphabet.js';
import type { CodePoints } from './code-points.js';

const lettersInOrder = (sets: readonly CodePoints[]): number[][] => {
  const letters = lettersOf(sets);
  return sets.map((set) => [...(letters.get(set) ?? [])].sort((one, other) => one - other));
};

test.each<{ title: string; sets: readonly CodePoints[]; sizes: number[]; shared: number }>([
  { title: 'apart', sets: [[[1, 2]], [[4, 5]]], sizes: [1, 1], shared: 0 },
  { title: 'side by side', sets: [[[1, 2]], [[3, 5]]], sizes: [1, 1], shared: 0 },
  { title: 'equal', sets: [[[1, 2]], [[1, 2]]], sizes: [1, 1], shared: 1 },
  { title: 'overlapping', sets: [[[1, 4]], [[3, 6]]], sizes: [2, 2], shared: 1 },
  { title: 'one inside the other', sets: [[[0, 0x10ffff]], [[3, 6]]], sizes: [2, 1], shared: 1 },
  {
    title: 'of two ranges that are alike',
    sets: [
      [
        [1, 2],
        [8, 9],
      ],
      [[5, 5]],
    ],
    sizes: [1, 1],
    shared: 0,
  },
  { title: 'empty', sets: [[], [[5, 5]]], sizes: [0, 1], shared: 0 },
])('sets $title', ({ sets, sizes, shared }) => {
  const [one = [], other = []] = lettersInOrder(sets);
  expect([one.length, other.length]).toEqual(sizes);
  expect(one.filter((letter) => other.includes(letter))).toHaveLength(shared);
});

test('equal sets have the same array', () => {
  const [one, other]: CodePoints[] = [[[1, 2]], [[1, 2]]];
  const letters = lettersOf([one ?? [], other ?? [], [[2, 9]]]);
  expect(letters.get(one ?? [])).toBe(letters.get(other ?? []));
});
