import type { Edit } from './edit.js';

/** The parts of a text that edits touch. A class, since it grows with each that is taken. */
export class TakenRanges {
  /** In the order of the text. */
  private readonly taken: Edit[] = [];

  /** Takes the parts that edits touch; false where one of them is taken already, and nothing is then. */
  take(edits: readonly Edit[]): boolean {
    const isFree = edits.every(({ start, end }) => {
      const at = this.positionOf(start);
      const [before, after] = [this.taken[at - 1], this.taken[at]];
      return (before === undefined || before.end < start) && (after === undefined || end < after.start);
    });
    if (isFree) for (const edit of edits) this.taken.splice(this.positionOf(edit.start), 0, edit);
    return isFree;
  }

  /** The number of the first range that begins at an offset or behind it. */
  private positionOf(offset: number): number {
    let [low, high] = [0, this.taken.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.taken[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
