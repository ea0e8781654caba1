import { defaultLimits } from '../input/limits.js';
import { isNdjsonName } from '../input/split-lines.js';
import { numberText } from '../report/counts.js';
import { readLimited } from './read-limited.js';
import { whatItSeems } from './what-it-seems.js';

/** A file as somebody dropped it, or text as somebody pasted it. */
export interface Source {
  readonly name: string;
  readonly content: Blob | string;
}

/** One thing to judge, or why it is not judged. */
export interface SourceInput {
  /** The name of the file; `file:line` for a line of NDJSON. */
  readonly label: string;
  readonly file: string;
  /** Lines before it in its file. */
  readonly lineOffset: number;
  readonly content: Uint8Array | string | undefined;
  readonly notice: string | undefined;
}

/** Bytes of one file, also when it is unpacked. */
const maxBytes = defaultLimits.maxBytes;

/** Reads a source: whole, unpacked where it is a gzip file, and each line for itself where it is NDJSON. */
export async function* readSource({ name, content }: Source): AsyncGenerator<SourceInput> {
  const file = name.replace(/\.gz$/i, '');
  const whole = (bytes: Uint8Array | string | undefined, notice?: string): SourceInput => ({
    label: file,
    file,
    lineOffset: 0,
    content: bytes,
    notice,
  });
  if (typeof content === 'string') {
    yield content.length > maxBytes ? whole(undefined, tooLarge(content.length)) : whole(content);
    return;
  }
  if (content.size > maxBytes) {
    yield whole(undefined, tooLarge(content.size));
    return;
  }
  let bytes: Uint8Array | undefined;
  try {
    bytes = new Uint8Array(await content.arrayBuffer());
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await unpacked(content);
  } catch {
    yield whole(undefined, unreadable(name));
    return;
  }
  if (bytes === undefined)
    yield whole(undefined, `Unpacked, the file is larger than ${megabytes(maxBytes)}. ${elsewhere}`);
  else if (bytes.length === 0)
    yield whole(bytes, 'The file is empty. Save the statement once more, and drop it here.');
  else if (isNdjsonName(file)) yield* linesOf(bytes, file);
  else yield whole(bytes, whatItSeems(bytes));
}

const unpacked = (content: Blob): Promise<Uint8Array | undefined> =>
  readLimited(content.stream().pipeThrough(new DecompressionStream('gzip')), maxBytes);

/** Lines are counted as the command line counts them; blank ones are passed over. */
function* linesOf(bytes: Uint8Array, file: string): Generator<SourceInput> {
  let line = 0;
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const content = bytes.subarray(start, end);
    line += 1;
    start = end + 1;
    if (content.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) continue;
    const label = `${file}:${line.toString()}`;
    yield { label, file, lineOffset: line - 1, content, notice: undefined };
  }
}

const elsewhere = 'The command line takes larger ones: rulepack validate --max-bytes.';

const tooLarge = (size: number): string =>
  `The file has ${megabytes(size)}; the page takes files of up to ${megabytes(maxBytes)}. ${elsewhere}`;

const unreadable = (name: string): string =>
  /\.gz$/i.test(name)
    ? 'The file cannot be unpacked: it is damaged, or no gzip file.'
    : 'The browser could not read it: it is a folder, or was moved or changed since it was chosen. Choose it once more.';

const megabytes = (size: number): string => `${numberText(Math.ceil(size / 1024 / 1024))} MiB`;
