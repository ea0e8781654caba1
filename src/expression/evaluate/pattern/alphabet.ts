import type { CodePointRange, CodePoints } from './code-points.js';

/** The letters in a set: a letter stands for all code points that no set of the pattern tells apart. */
export type Letters = readonly number[];

/** For each set its letters; equal sets have the same array. */
export function lettersOf(sets: readonly CodePoints[]): ReadonlyMap<CodePoints, Letters> {
  const byText = new Map(sets.map((set) => [set.join(';'), set]));
  const distinct = [...byText.values()];
  const letterAt = createLetters(distinct);
  const known = new Map<string, Letters>();
  for (const [text, set] of byText) known.set(text, [...new Set(set.flatMap(letterAt))]);
  return new Map(sets.map((set) => [set, known.get(set.join(';')) ?? []]));
}

/** Between two code points where some set begins or ends, all code points are alike. */
function createLetters(sets: readonly CodePoints[]): (range: CodePointRange) => Letters {
  const edges = new Set(sets.flatMap((set) => set.flatMap(([from, to]) => [from, to + 1])));
  const indexOf = new Map([...edges].sort((one, other) => one - other).map((edge, index) => [edge, index]));
  const indexes = ([from, to]: CodePointRange): Letters => {
    const first = indexOf.get(from) ?? 0;
    return Array.from({ length: (indexOf.get(to + 1) ?? first) - first }, (_, index) => first + index);
  };
  const setsAt = [...edges].map(() => '');
  sets.forEach((set, number) => {
    for (const index of set.flatMap(indexes)) setsAt[index] = `${setsAt[index] ?? ''}${number.toString()},`;
  });
  const letters = new Map([...new Set(setsAt)].map((key, letter) => [key, letter]));
  return (range) => indexes(range).map((index) => letters.get(setsAt[index] ?? '') ?? 0);
}
