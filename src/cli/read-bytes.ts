import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
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

/** Gives the lines of a file, without their ends. Of a line longer than the limit, one byte more than that. */
export async function* readLines(file: string, io: Io, maxBytes: number): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array): void => {
    const room = maxBytes + 1 - length;
    if (room <= 0 || part.length === 0) return;
    const kept = part.subarray(0, room);
    pending.push(kept);
    length += kept.length;
  };
  for await (const chunk of streamOf(file, io)) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      keep(chunk.subarray(start, end));
      yield Buffer.concat(pending);
      pending = [];
      length = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(pending);
}

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
