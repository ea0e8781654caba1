import { chunksOf, collect, tooLarge } from './chunks.js';
import { gunzip, gunzipped } from './gunzip.js';
import { inTime } from './in-time.js';
import { Problem } from './problem.js';

export interface BodyLimits {
  /** Bytes of a body, before and after it is decompressed; of a stream of lines, bytes of one line. */
  readonly maxBody: number;
  /** Milliseconds until a body is there; of a stream, until its next bytes are. */
  readonly maxWait: number;
}

/** Reads a body as a whole, decompressed. Throws a `Problem` for one that is too large, too slow or broken. */
export async function readBody(request: Request, { maxBody, maxWait }: BodyLimits): Promise<Uint8Array> {
  const encoding = contentEncoding(request);
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > maxBody) throw tooLarge(maxBody);
  const bytes = await inTime(wholeBody(request, length !== null, maxBody), maxWait);
  if (bytes.length > maxBody) throw tooLarge(maxBody);
  return encoding === 'gzip' ? gunzip(bytes, maxBody) : bytes;
}

/** A body with a length is framed by it, and can be read at once. */
async function wholeBody(request: Request, isFramed: boolean, maxBody: number): Promise<Uint8Array> {
  try {
    if (isFramed) return new Uint8Array(await request.arrayBuffer());
    return request.body === null ? new Uint8Array() : await collect(chunksOf(request.body), maxBody);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-request', 'The body could not be read; it was cut off.', { cause: error });
  }
}

/** Reads a body as it comes, decompressed. Throws a `Problem` where it stops coming or is broken. */
export async function* streamBody(
  request: Request,
  { maxWait }: Pick<BodyLimits, 'maxWait'>,
): AsyncGenerator<Uint8Array> {
  const isGzip = contentEncoding(request) === 'gzip';
  if (request.body === null) return;
  const chunks = isGzip ? gunzipped(request.body) : chunksOf(request.body);
  try {
    for (;;) {
      const next = await inTime(chunks.next(), maxWait);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // What hangs in a read would never come back from it.
    void chunks.return(undefined).catch(() => undefined);
  }
}

/** Throws a `Problem` for what nothing here decompresses. */
function contentEncoding(request: Request): 'gzip' | 'identity' {
  const encoding = (request.headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return 'identity';
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip';
  throw new Problem(
    'unsupported-media-type',
    `The Content-Encoding ${JSON.stringify(encoding.slice(0, 40))} is not read here; send the body as it is, or with gzip.`,
    { headers: { 'Accept-Encoding': 'gzip' } },
  );
}
