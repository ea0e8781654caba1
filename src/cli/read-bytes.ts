import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { splitLines, type Line } from '../input/split-lines.js';
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

async function* streamOf(file: string, io: Io): AsyncGenerator<Uint8Array> {
  if (file === '-') {
    yield* io.input();
    return;
  }
  const handle = await open(resolve(io.folder, file), 'r');
  try {
    if ((await handle.stat()).isDirectory()) throw new Error('it is a folder');
    yield* handle.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>;
  } finally {
    await handle.close();
  }
}
