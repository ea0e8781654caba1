import type { RangeBlock } from './block.js';
import { createLinesBefore, rangeCount } from './range.js';

/** A file that is open for reading. */
export interface RangeFile {
  readonly descriptor: number;
  /** Bytes; of what is written behind them from now on, no line is judged that begins there. */
  readonly size: number;
  readonly close: () => void;
}

/** Cuts a file that holds something into ranges, which may be judged in any order. */
export function* rangeBlocks(
  file: string,
  { descriptor, size }: RangeFile,
  rangeBytes: number,
): Generator<RangeBlock> {
  const count = rangeCount({ size, rangeBytes });
  const ranges = { descriptor, size, rangeBytes, before: createLinesBefore(count) };
  for (let index = 0; index < count; index += 1) yield { file, content: { range: { ranges, index } } };
}
