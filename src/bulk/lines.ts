import { isBlankByte, lineFeed } from '../input/split-lines.js';

/** The lines of a block, without their ends. */
export function* linesIn(bytes: Uint8Array): Generator<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < buffer.length;) {
    const next = buffer.indexOf(lineFeed, start);
    const end = next < 0 ? buffer.length : next;
    yield buffer.subarray(start, end);
    start = end + 1;
  }
}

/** Whether there is nothing but white space. */
export function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte !== lineFeed && !isBlankByte(byte)) return false;
  }
  return true;
}

/** Whether every line is blank, and none too long to know that. */
export function areBlank(bytes: Uint8Array, maxLineBytes: number): boolean {
  for (const line of linesIn(bytes)) if (line.length > maxLineBytes || !isBlank(line)) return false;
  return true;
}

/** The last line may lack its end. */
export const countLines = (bytes: Buffer): number =>
  countLineFeeds(bytes) + (bytes.length > 0 && bytes.at(-1) !== lineFeed ? 1 : 0);

export function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count += 1;
  return count;
}
