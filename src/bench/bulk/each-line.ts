import { closeSync, openSync, readSync } from 'node:fs';

/** Reads a file in blocks and gives each line, as simply as can be. */
export function eachLine(file: string, act: (line: Buffer) => void): void {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(1024 * 1024);
  let kept = 0;
  for (;;) {
    const read = readSync(handle, buffer, kept, buffer.length - kept, null);
    if (read === 0) break;
    const filled = buffer.subarray(0, kept + read);
    let start = 0;
    for (let end = filled.indexOf(10); end >= 0; end = filled.indexOf(10, start)) {
      act(filled.subarray(start, end));
      start = end + 1;
    }
    kept = filled.copy(buffer, 0, start);
  }
  closeSync(handle);
}
