import { joined } from '../input/split-lines.js';
import { Problem } from './problem.js';

/** The chunks of a stream; whoever stops early cancels it. Not every runtime iterates over streams itself. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        isDone = true;
        return;
      }
      yield value;
    }
  } finally {
    // A stream that failed has nothing left to cancel, and says so.
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}

/** Everything in a stream, up to a limit. Throws a `Problem` beyond it. */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw tooLarge(limit);
    kept.push(chunk);
  }
  return joined(kept);
}

export const tooLarge = (limit: number): Problem =>
  new Problem('body-too-large', `It is larger than ${limit.toString()} bytes, which is the limit here.`, {
    headers: { Connection: 'close' },
  });
