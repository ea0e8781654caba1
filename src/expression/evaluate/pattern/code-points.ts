/** A set of code points: ranges, both ends included, in order and apart from each other. */
export type CodePoints = readonly CodePointRange[];
export type CodePointRange = readonly [from: number, to: number];

export const maxCodePoint = 0x10ffff;
export const everyCodePoint: CodePoints = [[0, maxCodePoint]];
const surrogates: CodePointRange = [0xd800, 0xdfff];

export function union(ranges: readonly CodePointRange[]): CodePoints {
  const merged: CodePointRange[] = [];
  for (const range of [...ranges].sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1)
      merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])];
    else merged.push(range);
  }
  return merged;
}

export function complement(set: CodePoints): CodePoints {
  const gaps: CodePointRange[] = [];
  let from = 0;
  for (const [start, end] of set) {
    if (from < start) gaps.push([from, start - 1]);
    from = end + 1;
  }
  if (from <= maxCodePoint) gaps.push([from, maxCodePoint]);
  return gaps;
}

export const contains = (set: CodePoints, point: number): boolean =>
  set.some(([from, to]) => from <= point && point <= to);

/** Some surrogates are in the set, and some are not. */
export const dividesSurrogates = (set: CodePoints): boolean =>
  set.some(([from, to]) => from <= surrogates[1] && to >= surrogates[0]) &&
  !set.some(([from, to]) => from <= surrogates[0] && to >= surrogates[1]);
