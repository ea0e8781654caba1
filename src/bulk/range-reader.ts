import { readSync } from 'node:fs';
import { lineFeed } from '../input/split-lines.js';
import type { Block, LoadedBlock } from './block.js';
import { countLineFeeds, isBlank } from './lines.js';
import {
  offsetsOf,
  knownBefore,
  noteBefore,
  noteFailure,
  rangeCount,
  type Before,
  type Range,
} from './range.js';

/** Gives what a block holds, which the next one may overwrite. */
export type BlockLoader = (block: Block) => LoadedBlock;

/** So much is read behind a range at once, for the end of its last line. */
const stepBytes = 64 * 1024;

/** Reads the ranges of blocks. Of a line longer than the limit, what is beyond it may be left out. */
export function createRangeReader(
  maxLineBytes: number,
  failureText: (error: unknown) => string,
): BlockLoader {
  let lines: Buffer = Buffer.allocUnsafeSlow(0);
  let counted: Buffer = lines;

  const readRange = (range: Range): RangeRead => {
    const { start, end } = offsetsOf(range);
    const { descriptor } = range.ranges;
    const from = Math.max(0, start - 1);
    const length = end - from;
    lines = withRoom(lines, length + stepBytes);
    let filled = fill(descriptor, lines.subarray(0, length), from);
    const region = lines.subarray(0, filled);
    // The byte before the range tells whether a line begins with it.
    const first = start === 0 ? 0 : region.subarray(0, -1).indexOf(lineFeed) + 1;
    if (filled === 0 || (start > 0 && first === 0)) return { region, bytes: noBytes };
    if (filled < length) return { region, bytes: region.subarray(first) };
    let last = region.lastIndexOf(lineFeed) + 1;
    while (last < filled && filled - last <= maxLineBytes) {
      if (lines.length < filled + stepBytes) lines = grown(lines, 2 * filled);
      const read = fill(descriptor, lines.subarray(filled, filled + stepBytes), from + filled);
      const next = lines.subarray(filled, filled + read).indexOf(lineFeed);
      filled += next < 0 ? read : next + 1;
      if (next >= 0) last = filled;
      if (read === 0) break;
    }
    return { region, bytes: lines.subarray(first, Math.min(filled, last + maxLineBytes + 1)) };
  };

  /** Only what is in a range, with the byte before it. */
  const readRegion = (range: Range): Buffer => {
    const { start, end } = offsetsOf(range);
    const from = Math.max(0, start - 1);
    counted = withRoom(counted, end - from);
    return counted.subarray(0, fill(range.ranges.descriptor, counted.subarray(0, end - from), from));
  };

  return (block) => {
    if (isLoaded(block)) return block;
    const { file, content } = block;
    const { ranges, index } = content.range;
    /** The range that is being read. */
    let at = index;
    try {
      const known = knownBefore(ranges.before, index);
      if (known === undefined) return linesOf(file, noBytes, 0);
      let { before } = known;
      // Nobody waits for those who judge the ranges before.
      for (at = known.index; at < index; at += 1) {
        before = beforeNext(before, at, readRegion({ ranges, index: at }), maxLineBytes);
        noteBefore(ranges.before, at + 1, before, index);
      }
      const { region, bytes } = readRange(content.range);
      const next = beforeNext(before, index, region, maxLineBytes);
      noteBefore(ranges.before, index + 1, next, index);
      return index + 1 === rangeCount(ranges) && next.areBlank
        ? wholeOf(file, { bytes: noBytes })
        : linesOf(file, bytes, before.lines);
    } catch (error) {
      return noteFailure(ranges.before, at, index)
        ? wholeOf(file, { failure: failureText(error) })
        : linesOf(file, noBytes, 0);
    }
  };
}

interface RangeRead {
  /** What is in the range, with the byte before it. */
  readonly region: Buffer;
  /** The whole lines that begin in it. */
  readonly bytes: Uint8Array;
}

/** What stands before the range behind this one. A line feed that ends a range begins no line in it. */
function beforeNext(before: Before, index: number, region: Buffer, maxLineBytes: number): Before {
  const lines = before.lines + (index === 0 ? 1 : 0) + countLineFeeds(region.subarray(0, -1));
  const own = region.subarray(index === 0 ? 0 : 1);
  if (!before.areBlank || !isBlank(own)) return { lines, areBlank: false, open: 0 };
  let start = 0;
  let { open } = before;
  for (let at = own.indexOf(lineFeed); at >= 0; at = own.indexOf(lineFeed, start)) {
    if (open + at - start > maxLineBytes) return { lines, areBlank: false, open: 0 };
    open = 0;
    start = at + 1;
  }
  open += own.length - start;
  return { lines, areBlank: open <= maxLineBytes, open };
}

const isLoaded = (block: Block): block is LoadedBlock => !('range' in block.content);

const noBytes = new Uint8Array();

const linesOf = (file: string, bytes: Uint8Array, lineOffset: number): LoadedBlock => ({
  file,
  isLines: true,
  content: { bytes },
  lineOffset,
});

const wholeOf = (file: string, content: LoadedBlock['content']): LoadedBlock => ({
  file,
  isLines: false,
  content,
  lineOffset: 0,
});

/** Memory that has grown for a long line does not stay. */
const withRoom = (buffer: Buffer, room: number): Buffer =>
  buffer.length < room || buffer.length > 4 * room ? Buffer.allocUnsafeSlow(room) : buffer;

/** Reads as much as there is room for, or less at the end of the file. */
function fill(descriptor: number, room: Buffer, position: number): number {
  let filled = 0;
  while (filled < room.length) {
    const read = readSync(descriptor, room, filled, room.length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}

function grown(buffer: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(length);
  buffer.copy(larger);
  return larger;
}
