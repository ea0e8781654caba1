import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BlockSource } from '../../bulk/read-blocks.js';
import { failureText } from '../failure.js';
import { isNdjsonName } from '../../input/split-lines.js';
import type { Io } from '../io.js';
import { isGzipName, streamOf } from '../read-bytes.js';

/** So much of a stream is read at once, and judged at once. */
export const blockBytes: number = 256 * 1024;
/** The same of a file that workers read themselves. */
export const rangeBytes: number = 512 * 1024;

/** How the files of a run are read. `close` is for when nobody reads them any more. */
export function bulkSource(
  files: readonly string[],
  isNdjson: boolean,
  signal: AbortSignal,
  io: Io,
): BlockSource & { readonly close: () => void } {
  const opened = new Set<number>();
  return {
    files,
    isLines: (file) => isNdjson || isNdjsonName(file),
    open: (file) =>
      file === '-'
        ? withPauses(streamOf(file, io, signal))
        : isGzipName(file)
          ? streamOf(file, io)
          : plain(file, io),
    openRanges(file) {
      if (file === '-' || isGzipName(file)) return undefined;
      const path = resolve(io.folder, file);
      // Opening a pipe would wait for somebody who writes into it.
      if (!statSync(path).isFile()) return undefined;
      const descriptor = openSync(path, 'r');
      const close = (): void => {
        if (opened.delete(descriptor)) closeSync(descriptor);
      };
      opened.add(descriptor);
      const { size } = fstatSync(descriptor);
      if (size > 0) return { descriptor, size, close };
      close();
      return undefined;
    },
    close() {
      for (const descriptor of opened) closeSync(descriptor);
      opened.clear();
    },
    failureText,
  };
}

/** The same memory for each chunk: whoever wants to keep one copies it. */
async function* plain(file: string, io: Io): AsyncGenerator<Uint8Array> {
  const handle = await open(resolve(io.folder, file), 'r');
  try {
    if ((await handle.stat()).isDirectory()) throw new Error('it is a folder');
    const chunk = Buffer.allocUnsafeSlow(blockBytes);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

const pauseMilliseconds = 20;

/** Gives a chunk of nothing when none comes for a moment: what is there need not wait for more. */
async function* withPauses(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const next = iterator.next();
    // Nobody waits for it any more when the reading ends during a pause.
    next.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<undefined>((done) => {
      timer = setTimeout(() => {
        done(undefined);
      }, pauseMilliseconds);
    });
    const first = await Promise.race([next, pause]);
    clearTimeout(timer);
    if (first === undefined) yield new Uint8Array();
    const result: IteratorResult<Uint8Array> = first ?? (await next);
    if (result.done === true) return;
    yield result.value;
  }
}

/** Bytes of the files; undefined where nobody knows how many are to be read. */
export async function bytesOf(files: readonly string[], io: Io): Promise<number | undefined> {
  let total = 0;
  for (const file of files) {
    const known = file === '-' ? undefined : await stat(resolve(io.folder, file)).catch(() => undefined);
    if (known?.isFile() !== true || isGzipName(file)) return undefined;
    total += known.size;
  }
  return total;
}
