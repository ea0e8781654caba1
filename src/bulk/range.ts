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
export function offsetsOf({ ranges: { size, rangeBytes }, index }: Range): { start: number; end: number } {
  const start = index * rangeBytes;
  return { start, end: Math.min(start + rangeBytes, size) };
}

/** What stands before a range. */
export interface Before {
  /** Lines that have begun there. */
  readonly lines: number;
  /** None of them holds anything, or is too long to be blank. */
  readonly areBlank: boolean;
  /** Where they are blank: bytes of the line that goes on in the range. */
  readonly open: number;
}

/**
 * What stands before each range, as far as somebody knows: who has read a range notes it for the next one. Two numbers
 * for each, of which the first is 0 where nobody knows, below 0 where the range before could not be read, and the second
 * is `open`.
 */
export type LinesBefore = BigInt64Array<SharedArrayBuffer>;

/** Of the first range it is known. */
export function createLinesBefore(ranges: number): LinesBefore {
  const before: LinesBefore = new BigInt64Array(new SharedArrayBuffer(16 * (ranges + 1)));
  before[0] = noted({ lines: 0, areBlank: true });
  return before;
}

/** Notes what stands before a range, for those who judge another one. What somebody could not read stays a failure. */
export function noteBefore(all: LinesBefore, index: number, before: Before, judged: number): void {
  Atomics.store(all, 2 * index + 1, BigInt(before.open));
  const known = Atomics.compareExchange(all, 2 * index, unknown, noted(before));
  if (known === failedAt(judged)) Atomics.store(all, 2 * index, noted(before));
}

const noted = ({ lines, areBlank }: Omit<Before, 'open'>): bigint =>
  BigInt(lines) * 2n + (areBlank ? 1n : 2n);

/** The last range up to this one of which it is known; undefined where others have told of one that could not be read. */
export function knownBefore(
  all: LinesBefore,
  upTo: number,
): { readonly index: number; readonly before: Before } | undefined {
  const own = failedAt(upTo);
  let index = upTo;
  let known = Atomics.load(all, 2 * index);
  while (known === unknown || known === own) {
    index -= 1;
    known = Atomics.load(all, 2 * index);
  }
  if (known < unknown) return undefined;
  const open = Number(Atomics.load(all, 2 * index + 1));
  return { index, before: { lines: Number((known - 1n) / 2n), areBlank: known % 2n === 1n, open } };
}

/**
 * Notes that a range could not be read by those who judge another one, or that one. Gives whether they have to tell it:
 * nobody else has.
 */
export function noteFailure(all: LinesBefore, index: number, judged: number): boolean {
  const own = failedAt(judged);
  const known = Atomics.compareExchange(all, 2 * (index + 1), unknown, own);
  return known >= unknown || known === own;
}

const unknown = 0n;
const failedAt = (judged: number): bigint => -1n - BigInt(judged);
