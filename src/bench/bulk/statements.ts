import { open } from 'node:fs/promises';
import { createStatement } from '../statement.js';

const size = { resources: 2, interactions: 3, searchParams: 1 };

/** Writes NDJSON of statements of 5.6 KB, every fiftieth with a WebSocket endpoint. Gives the bytes of the file. */
export async function writeStatements(path: string, lines: number): Promise<number> {
  const plain = textOf(false);
  const websocket = textOf(true);
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    let waiting: string[] = [];
    for (let number = 0; number < lines; number += 1) {
      const text = number % 50 === 0 ? websocket : plain;
      waiting.push(text.replace('"id":"server"', `"id":"server-${number.toString()}"`));
      if (waiting.length < 200 && number < lines - 1) continue;
      const { bytesWritten } = await file.write(`${waiting.join('\n')}\n`);
      bytes += bytesWritten;
      waiting = [];
    }
  } finally {
    await file.close();
  }
  return bytes;
}

const textOf = (hasWebsocket: boolean): string => JSON.stringify(createStatement({ ...size, hasWebsocket }));
