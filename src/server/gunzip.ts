import { chunksOf, collect } from './chunks.js';
import { Problem } from './problem.js';

/** Decompresses as it is read. Throws a `Problem` for what is no sound gzip. */
export async function* gunzipped(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  // The types of the two differ in the memory that bytes may lie in.
  const gunzip = new DecompressionStream('gzip');
  try {
    yield* chunksOf(stream.pipeThrough(gunzip));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-request', 'It is no sound gzip; it may have been cut off.', { cause: error });
  }
}

/** Decompresses no further than the limit. */
export const gunzip = (bytes: Uint8Array, limit: number): Promise<Uint8Array> =>
  collect(gunzipped(new Blob([new Uint8Array(bytes)]).stream()), limit);

/** https://www.rfc-editor.org/rfc/rfc1952#page-6 */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
