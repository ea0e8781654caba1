import type { CheckResult } from '../engine/check-result.js';
import { unreadableResult } from '../engine/check-result.js';
import type { Validator } from '../engine/validator.js';
import { fixJson, type FixedJson, type FixOptions } from '../fix/fix-json.js';
import { failureText } from './failure.js';
import { isBlank, isNdjsonName, type InputOptions } from './inputs.js';
import type { Io } from './io.js';
import { readWhole } from './read-bytes.js';

export type FixFileOptions = FixOptions & InputOptions;

/** One resource of a file, mended as far as can be. */
export interface FixedInput extends Pick<FixedJson, 'fixed' | 'dropped'> {
  /** Lines before it in its file: of an NDJSON line. */
  readonly lineOffset: number;
  readonly result: CheckResult;
  readonly failure?: string;
}

export interface FixedFile {
  readonly inputs: readonly FixedInput[];
  readonly before: Uint8Array;
  /** The same bytes where nothing was mended. */
  readonly after: Uint8Array;
}

/** Mends the resource in a file, or each line of NDJSON. Writes nothing. */
export async function fixFile(
  file: string,
  validator: Validator,
  options: FixFileOptions,
  io: Io,
): Promise<FixedFile> {
  const isNdjson = options.isNdjson || isNdjsonName(file);
  let before: Uint8Array;
  try {
    before = await readWhole(file, io, isNdjson ? Infinity : options.maxBytes);
  } catch (error) {
    const failure = failureText(error);
    const result = unreadableResult(`The input could not be read: ${failure}.`);
    const nothing = new Uint8Array();
    return {
      inputs: [{ fixed: [], dropped: [], lineOffset: 0, result, failure }],
      before: nothing,
      after: nothing,
    };
  }
  const inputs: FixedInput[] = [];
  const pieces: Uint8Array[] = [];
  let line = 0;
  for (const bytes of isNdjson ? linesOf(before) : [before]) {
    const isLeft = isNdjson && bytes.every((byte) => isBlank(byte) || byte === feed);
    const fixed = isLeft ? undefined : fixBytes(bytes, validator, options);
    pieces.push(fixed?.bytes ?? bytes);
    if (fixed !== undefined) inputs.push({ ...fixed.input, lineOffset: line });
    line += 1;
  }
  const isChanged = inputs.some(({ fixed }) => fixed.length > 0);
  return { inputs, before, after: isChanged ? Buffer.concat(pieces) : before };
}

interface FixedBytes {
  readonly bytes: Uint8Array;
  readonly input: Omit<FixedInput, 'lineOffset'>;
}

/** The byte order mark, which the text is without, stays. */
function fixBytes(bytes: Uint8Array, validator: Validator, options: FixOptions): FixedBytes {
  const first = validator.check(bytes);
  if (first.text === undefined || !first.isReadable)
    return { bytes, input: { fixed: [], dropped: [], result: first } };
  const check = (text: string): CheckResult => validator.check(text);
  const { text, fixed, dropped, result } = fixJson(first.text, check, options, first);
  const mark = hasMark(bytes) ? '\uFEFF' : '';
  return { bytes: fixed.length === 0 ? bytes : Buffer.from(mark + text), input: { fixed, dropped, result } };
}

const hasMark = ([first, second, third]: Uint8Array): boolean =>
  first === 0xef && second === 0xbb && third === 0xbf;

const feed = 0x0a;

/** Lines with the line feeds at their ends. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(feed, start);
    const next = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(start, next);
    start = next;
  }
}
