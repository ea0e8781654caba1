import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { splitLines, type Line } from '../input/split-lines.js';
import { errorMessage } from './failure.js';
import type { Io } from './io.js';

/** Reads at most one byte more than the limit, which is enough to be told that the input is too large. */
export async function readWhole(file: string, io: Io, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of streamOf(file, io)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Gives the lines of a file that are not blank. Of a line longer than the limit, one byte more than that. */
export const readLines = (file: string, io: Io, maxBytes: number): AsyncGenerator<Line> =>
  splitLines(streamOf(file, io), maxBytes);

/** The bytes of a file, without its compression where it has one. The signal ends the waiting for standard input. */
export async function* streamOf(file: string, io: Io, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  if (file === '-') {
    yield* io.input(signal);
    return;
  }
  const handle = await open(resolve(io.folder, file), 'r');
  try {
    if ((await handle.stat()).isDirectory()) throw new Error('it is a folder');
    const stream = handle.createReadStream({ autoClose: false });
    if (isGzipName(file)) yield* unzipped(stream);
    else yield* stream as AsyncIterable<Uint8Array>;
  } finally {
    await handle.close();
  }
}

/** Whether a file is compressed, by its name. */
export const isGzipName = (file: string): boolean => /\.gz$/i.test(file);

async function* unzipped(stream: Readable): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const gunzip = createGunzip({ chunkSize: 65_536 });
  stream.on('error', (error) => gunzip.destroy(error));
  try {
    yield* stream.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new Error(`it cannot be decompressed: ${errorMessage(error)}`, { cause: error });
  } finally {
    stream.destroy();
  }
}
