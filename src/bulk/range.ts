/** A part of a file: the lines that begin in it. Who judges them reads them. */
export interface Range {
  readonly ranges: Ranges;
  /** Its number in the file, from 0. */
  readonly index: number;
}

/** A file in parts of the same size. Plain data, which threads share. */
export interface Ranges {
  /** Of the file, opened for reading; all threads of a process have it. */
  readonly descriptor: number;
  /** Bytes of the file. */
  readonly size: number;
  readonly rangeBytes: number;
  readonly before: LinesBefore;
}

export const rangeCount = ({ size, rangeBytes }: Pick<Ranges, 'size' | 'rangeBytes'>): number =>
  Math.ceil(size / rangeBytes);

/** Byte offsets in the file: the first, and the one after the last. */
export function bytesOf({ ranges: { size, rangeBytes }, index }: Range): { start: number; end: number } {
  const start = index * rangeBytes;
  return { start, end: Math.min(start + rangeBytes, size) };
}

/**
 * What stands before each range, by its number, as far as somebody knows: 0 where nobody does. Who has counted the lines
 * of a range notes it for the next one.
 */
export type LinesBefore = BigInt64Array<SharedArrayBuffer>;

export interface Before {
  readonly lines: number;
  /** None of them holds anything. */
  readonly areBlank: boolean;
}

export const nothingBefore: Before = { lines: 0, areBlank: true };

/** Of the first range it is known. */
export function createLinesBefore(ranges: number): LinesBefore {
  const before: LinesBefore = new BigInt64Array(new SharedArrayBuffer(8 * (ranges + 1)));
  noteBefore(before, 0, nothingBefore);
  return before;
}

export function noteBefore(all: LinesBefore, index: number, { lines, areBlank }: Before): void {
  Atomics.store(all, index, BigInt(lines) * 2n + (areBlank ? 1n : 2n));
}

/** The last range up to this one of which it is known; undefined where a range before could not be read. */
export function knownBefore(
  all: LinesBefore,
  upTo: number,
): { readonly index: number; readonly before: Before } | undefined {
  let index = upTo;
  while (Atomics.load(all, index) === unknown) index -= 1;
  const noted = Atomics.load(all, index);
  if (noted === failed) return undefined;
  const areBlank = noted % 2n === 1n;
  return { index, before: { lines: Number((noted - 1n) / 2n), areBlank } };
}

/** Notes that a range could not be read. Whether nobody has noted it yet. */
export const noteFailure = (all: LinesBefore, index: number): boolean =>
  Atomics.compareExchange(all, index + 1, unknown, failed) !== failed;

const unknown = 0n;
const failed = -1n;
