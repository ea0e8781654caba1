import { contains, representatives, type CodePoints } from './code-points.js';

/** For each set, the letters in it: a letter stands for all code points that no set tells apart. */
export function lettersOf(sets: Iterable<CodePoints>): ReadonlyMap<CodePoints, readonly number[]> {
  const distinct = [...new Set(sets)];
  const letters = new Map<string, number>();
  const letterOf = distinct.map(() => [] as number[]);
  for (const point of representatives(distinct)) {
    const members = distinct.flatMap((set, index) => (contains(set, point) ? [index] : []));
    const key = members.join();
    if (letters.has(key)) continue;
    for (const index of members) letterOf[index]?.push(letters.size);
    letters.set(key, letters.size);
  }
  return new Map(distinct.map((set, index) => [set, letterOf[index] ?? []]));
}
