import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { BlockMemory } from './block-memory.js';
import type { Block, BlockRead, Content, Position } from './block.js';
import { areBlank } from './lines.js';
import { offsetsOf } from './range.js';
import { rangeBlocks, type RangeFile } from './range-blocks.js';
import { splitBlocks } from './split-blocks.js';

/** What is read, and how. */
export interface BlockSource {
  readonly files: readonly string[];
  readonly isLines: (file: string) => boolean;
  /** The bytes of a file. A chunk of nothing: there are no more for a while. */
  readonly open: (file: string) => AsyncIterable<Uint8Array>;
  /** A file whose parts can be read in any order; undefined for others. */
  readonly openRanges: (file: string) => RangeFile | undefined;
  /** Why a file cannot be read, in plain words. */
  readonly failureText: (error: unknown) => string;
}

export interface ReadOptions {
  readonly blockBytes: number;
  readonly rangeBytes: number;
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  /** Ends the reading: lines that are whole by then still come. */
  readonly signal: AbortSignal;
  /** For digests, and the place where a block must end. */
  readonly resume?: Position | undefined;
  readonly isDigested?: boolean;
  readonly memory: BlockMemory;
}

/** Reads files in their order, in blocks. A file that cannot be read gives a block that says so. */
export async function* readBlocks(source: BlockSource, options: ReadOptions): AsyncGenerator<BlockRead> {
  const { signal, memory, isDigested = false } = options;
  const hash = isDigested ? createHash('sha256') : undefined;
  const consumed = (bytes: Uint8Array): void => {
    hash?.update(bytes);
  };
  const read = (block: Block, after: Position, release: () => void): BlockRead => {
    const state = hash?.copy();
    return { block, after, digest: state && (() => state.copy().digest('hex')), release };
  };
  for (const [index, file] of source.files.entries()) {
    if (signal.aborted) return;
    const whole = (content: Content): BlockRead =>
      read({ file, isLines: false, content, lineOffset: 0 }, { file: index + 1, offset: 0 }, keep);
    const chunks = brokenAt(
      whatIsThere(source.open(file), signal),
      options.resume?.file === index ? options.resume.offset : 0,
    );
    try {
      const isLines = source.isLines(file);
      // A digest is of the bytes in their order.
      const ranges = isLines && !isDigested ? source.openRanges(file) : undefined;
      if (ranges !== undefined) {
        for (const block of rangeBlocks(file, ranges, options.rangeBytes)) {
          // Nothing waits for the disk here, where signals come in while something waits.
          await setImmediate();
          if (isEnded(signal)) return;
          const { end } = offsetsOf(block.content.range);
          yield read(block, { file: index, offset: end }, end < ranges.size ? keep : ranges.close);
        }
      } else if (isLines) {
        let lineOffset = 0;
        let isEmpty = true;
        for await (const { bytes, count, end } of splitBlocks(chunks, { ...options, consumed })) {
          isEmpty &&= areBlank(bytes, options.maxLineBytes);
          const block: Block = { file, isLines: true, content: { bytes }, lineOffset };
          yield read(block, { file: index, offset: end }, () => {
            memory.giveBack(bytes);
          });
          lineOffset += count;
        }
        if (isEmpty) yield whole({ bytes: new Uint8Array() });
      } else {
        const bytes = await readAtMost(chunks, options.maxBytes + 1);
        consumed(bytes);
        yield whole({ bytes });
      }
      // Bytes that move from one file to the next are a change.
      consumed(Buffer.from(`\0end of file ${index.toString()}\0`));
    } catch (error) {
      if (isEnded(signal)) return;
      const failure = source.failureText(error);
      consumed(Buffer.from(failure));
      yield whole({ failure });
    }
  }
}

const keep = (): void => undefined;

/** It may have come to its end meanwhile. */
const isEnded = ({ aborted }: AbortSignal): boolean => aborted;

const nothing = new Uint8Array();

/** Lines that are whole are not lost with what comes after them. */
async function* whatIsThere(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      if (signal.aborted) break;
      yield chunk;
    }
    signal.throwIfAborted();
  } catch (error) {
    yield nothing;
    throw error;
  }
}

async function* brokenAt(chunks: AsyncIterable<Uint8Array>, offset: number): AsyncGenerator<Uint8Array> {
  let start = 0;
  for await (const chunk of chunks) {
    const end = start + chunk.length;
    if (start < offset && offset <= end) {
      yield chunk.subarray(0, offset - start);
      yield nothing;
      if (offset < end) yield chunk.subarray(offset - start);
    } else yield chunk;
    start = end;
  }
}

async function readAtMost(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    // The chunk may be overwritten by the next.
    const part = Uint8Array.from(chunk.subarray(0, most - length));
    kept.push(part);
    length += part.length;
    if (length >= most) break;
  }
  const shared = new Uint8Array(new SharedArrayBuffer(length));
  let at = 0;
  for (const part of kept) {
    shared.set(part, at);
    at += part.length;
  }
  return shared;
}
