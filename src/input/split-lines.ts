/** Bytes one after the other. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A line that holds something. */
export interface Line {
  /** 1 for the first, blank ones counted. */
  readonly number: number;
  /** Without its end. */
  readonly bytes: Uint8Array;
}

/**
 * Cuts bytes into lines, and leaves out blank ones, of which there may be millions. Of a line longer than the limit, one
 * byte more than that is kept, which is enough to be told that it is too long.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let pending: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const keep = (part: Uint8Array): void => {
    const room = maxBytes + 1 - length;
    if (room <= 0 || part.length === 0) return;
    const kept = part.subarray(0, room);
    pending.push(kept);
    length += kept.length;
  };
  // What is beyond the limit may hold something.
  const isTold = (): boolean => length > maxBytes || !pending.every(isBlankPart);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (end > start || length > 0) {
        keep(chunk.subarray(start, end));
        if (isTold()) yield { number, bytes: joined(pending) };
        pending = [];
        length = 0;
      }
      number += 1;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (isTold()) yield { number, bytes: joined(pending) };
}

export const lineFeed = 0x0a;

const isBlankPart = (bytes: Uint8Array): boolean => bytes.every(isBlankByte);

export const isBlankByte = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

/** Whether a file holds a resource a line, compressed or not, by its name. */
export const isNdjsonName = (file: string): boolean => /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file);
