import { lineFeed } from '../input/split-lines.js';
import type { BlockMemory } from './block-memory.js';
import { countLines } from './lines.js';

export interface SplitOptions {
  /** Bytes of a block, unless a line is longer. */
  readonly blockBytes: number;
  /** Of a longer line one byte more is kept. */
  readonly maxLineBytes: number;
  /** Is given each byte of the input in its order, when a block ends with it. */
  readonly consumed: (bytes: Uint8Array) => void;
  readonly memory: Pick<BlockMemory, 'take'>;
}

/** Whole lines: the last of a file may lack its end. */
export interface Lines {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Bytes of the input up to their end. */
  readonly end: number;
}

/**
 * Cuts a stream at line ends, into memory that threads can share. No more than a block and a line are held. A chunk of
 * nothing asks for the lines that are whole by now.
 */
export async function* splitBlocks(
  chunks: AsyncIterable<Uint8Array>,
  { blockBytes, maxLineBytes, consumed, memory }: SplitOptions,
): AsyncGenerator<Lines> {
  let block = memory.take(blockBytes);
  let filled = 0;
  /** Bytes at the start of the block that `consumed` has been given. */
  let told = 0;
  let end = 0;
  let isDropping = false;
  const lines = (length: number): Lines => {
    const rest = block.subarray(length, filled);
    const bytes = block.subarray(0, length);
    consumed(bytes.subarray(told));
    end += length - told;
    told = 0;
    block = memory.take(Math.max(blockBytes, rest.length + 1));
    block.set(rest);
    filled = rest.length;
    return { bytes, count: countLines(bytes), end };
  };
  const drop = (bytes: Uint8Array): void => {
    consumed(bytes);
    end += bytes.length;
  };
  for await (const chunk of chunks) {
    let start = 0;
    if (chunk.length === 0 && !isDropping) {
      const whole = block.lastIndexOf(lineFeed, filled - 1) + 1;
      if (filled > 0 && whole > 0) yield lines(whole);
    }
    while (start < chunk.length) {
      if (isDropping) {
        const next = chunk.indexOf(lineFeed, start);
        drop(chunk.subarray(start, next < 0 ? undefined : next));
        start = next < 0 ? chunk.length : next;
        if (next < 0) break;
        isDropping = false;
      }
      const taken = Math.min(block.length - filled, chunk.length - start);
      block.set(chunk.subarray(start, start + taken), filled);
      start += taken;
      filled += taken;
      if (filled < block.length) continue;
      const whole = block.lastIndexOf(lineFeed) + 1;
      if (whole > 0) yield lines(whole);
      else if (filled <= maxLineBytes) block = grown(block, Math.min(2 * filled, maxLineBytes + 1));
      else {
        const kept = block.subarray(0, maxLineBytes + 1);
        drop(block.subarray(told));
        // One more, for the end of the line.
        block = grown(kept, kept.length + 1);
        told = filled = kept.length;
        isDropping = true;
      }
    }
  }
  const whole = filled === 0 ? 0 : block.lastIndexOf(lineFeed, filled - 1) + 1;
  if (whole > 0) yield lines(whole);
  if (filled > 0) yield lines(filled);
}

function grown(block: Buffer, length: number): Buffer {
  const larger = Buffer.from(new SharedArrayBuffer(length));
  larger.set(block);
  return larger;
}
