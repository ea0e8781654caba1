/** Lines of one text that stand in another's place: both ranges count from 0, without the line at their end. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** More differences than this are told as one: to find the fewest would take too long. */
const maxDifferences = 2000;

/** The fewest lines that differ: http://www.xmailserver.org/diff2.pdf (Myers). */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [end, newEnd] = [before.length, after.length];
  while (end > start && newEnd > start && before[end - 1] === after[newEnd - 1]) {
    end -= 1;
    newEnd -= 1;
  }
  if (start === end && start === newEnd) return [];
  const pairs = equalPairs(before.slice(start, end), after.slice(start, newEnd));
  return between(pairs, start, end, newEnd);
}

type Pair = readonly [line: number, newLine: number];

/** What stands between lines that are equal. */
function between(pairs: readonly Pair[], start: number, end: number, newEnd: number): LineChange[] {
  const changes: LineChange[] = [];
  let [from, newFrom] = [start, start];
  for (const [line, newLine] of [...pairs, [end - start, newEnd - start] as const]) {
    const [to, newTo] = [start + line, start + newLine];
    if (to > from || newTo > newFrom) changes.push({ from, to, newFrom, newTo });
    [from, newFrom] = [to + 1, newTo + 1];
  }
  return changes;
}

/** Lines of the longest common sequence, in order; none where there are too many differences. */
function equalPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const trace: Int32Array[] = [];
  const limit = Math.min(before.length + after.length, maxDifferences);
  let reach = new Int32Array([0]);
  const reached = (of: Int32Array, differences: number, diagonal: number): number =>
    of[diagonal + differences] ?? 0;
  for (let differences = 0; differences <= limit; differences++) {
    const next = new Int32Array(2 * differences + 1);
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let line = 0;
      if (differences > 0) line = stepTo(reach, differences, diagonal).line;
      while (
        line < before.length &&
        line - diagonal < after.length &&
        before[line] === after[line - diagonal]
      )
        line += 1;
      next[diagonal + differences] = line;
      if (line >= before.length && line - diagonal >= after.length) return walkBack(trace, line, diagonal);
    }
    trace.push(next);
    reach = next;
  }
  return [];

  /** From the round before: down, which takes in a line, or right, which leaves one out. */
  function stepTo(of: Int32Array, differences: number, diagonal: number): { line: number; before: number } {
    const up = diagonal + 1 < differences ? reached(of, differences - 1, diagonal + 1) : -1;
    const left = diagonal - 1 > -differences ? reached(of, differences - 1, diagonal - 1) : -1;
    return left < up ? { line: up, before: diagonal + 1 } : { line: left + 1, before: diagonal - 1 };
  }

  function walkBack(rounds: readonly Int32Array[], last: number, lastDiagonal: number): Pair[] {
    const pairs: Pair[] = [];
    let [line, diagonal] = [last, lastDiagonal];
    for (let differences = rounds.length; differences >= 0; differences--) {
      const round = rounds[differences - 1];
      const step = round === undefined ? { line: 0, before: 0 } : stepTo(round, differences, diagonal);
      while (line > step.line) {
        line -= 1;
        pairs.push([line, line - diagonal]);
      }
      if (round === undefined) break;
      line = reached(round, differences - 1, step.before);
      diagonal = step.before;
    }
    return pairs.reverse();
  }
}
