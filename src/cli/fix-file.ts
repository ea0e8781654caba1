import type { Applied } from '../config/applied.js';
import type { CheckResult } from '../engine/check-result.js';
import { unreadableResult } from '../engine/check-result.js';
import type { Validator } from '../engine/validator.js';
import { isXml } from '../input/is-xml.js';
import { fixJson, type FixedJson, type FixOptions } from '../fix/fix-json.js';
import type { RunDecisions } from './decisions.js';
import { failureText } from './failure.js';
import { isBlankByte, isNdjsonName } from '../input/split-lines.js';
import type { InputOptions } from './inputs.js';
import type { Io } from './io.js';
import { isGzipName, readWhole } from './read-bytes.js';
import { countSpared, spareSuppressed } from './spare-suppressed.js';

export type FixFileOptions = FixOptions & Omit<InputOptions, 'maxLineBytes'>;

/** One resource of a file, mended as far as can be. */
export interface FixedInput extends Pick<FixedJson, 'fixed' | 'dropped'> {
  /** Lines before it in its file: of an NDJSON line. */
  readonly lineOffset: number;
  /** What is left that is told. */
  readonly result: CheckResult;
  /** Issues that could be mended, and that somebody has decided to leave. */
  readonly suppressed: number;
  /** XML is judged, and not mended. */
  readonly isXml?: boolean;
  readonly failure?: string;
}

/** What is told of XML. */
export const xmlNotice = 'this is XML, which is judged and not mended; only JSON is';

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
  decisions: Pick<RunDecisions, 'apply' | 'look'>,
  options: FixFileOptions,
  io: Io,
): Promise<FixedFile> {
  const isNdjson = options.isNdjson || isNdjsonName(file);
  let before: Uint8Array;
  try {
    if (isGzipName(file)) throw new Error('a compressed file is not mended; decompress it first');
    before = await readWhole(file, io, isNdjson ? Infinity : options.maxBytes);
  } catch (error) {
    const failure = failureText(error);
    const unread = unreadableResult(`The input could not be read: ${failure}.`);
    const { result } = decisions.apply(file, unread);
    const nothing = new Uint8Array();
    return {
      inputs: [{ fixed: [], dropped: [], suppressed: 0, lineOffset: 0, result, failure }],
      before: nothing,
      after: nothing,
    };
  }
  const inputs: FixedInput[] = [];
  const own = {
    apply: (result: CheckResult) => decisions.apply(file, result),
    look: (result: CheckResult) => decisions.look(file, result),
  };
  const pieces: Uint8Array[] = [];
  let line = 0;
  for (const bytes of isNdjson ? linesOf(before) : [before]) {
    const isLeft = isNdjson && bytes.every((byte) => isBlankByte(byte) || byte === feed);
    const fixed = isLeft ? undefined : fixBytes(bytes, validator, own, options);
    pieces.push(fixed?.bytes ?? bytes);
    if (fixed !== undefined) inputs.push({ ...fixed.input, lineOffset: line });
    line += 1;
  }
  const isChanged = inputs.some(({ fixed }) => fixed.length > 0);
  return { inputs, before, after: isChanged ? Buffer.concat(pieces) : before };
}

interface FileDecisions {
  readonly apply: (result: CheckResult) => Applied;
  readonly look: (result: CheckResult) => Applied;
}

interface FixedBytes {
  readonly bytes: Uint8Array;
  readonly input: Omit<FixedInput, 'lineOffset'>;
}

/** The byte order mark, which the text is without, stays. */
function fixBytes(
  bytes: Uint8Array,
  validator: Validator,
  own: FileDecisions,
  options: FixOptions,
): FixedBytes {
  const first = validator.check(bytes);
  const isOfXml = first.text !== undefined && isXml(first.text);
  if (first.text === undefined || !first.isReadable || isOfXml) {
    const { result } = own.apply(first);
    return { bytes, input: { fixed: [], dropped: [], suppressed: 0, result, isXml: isOfXml } };
  }
  const whole = new WeakMap<CheckResult, CheckResult>();
  const spared = (result: CheckResult): CheckResult => {
    const mendable = spareSuppressed(result, own.look);
    whole.set(mendable, result);
    return mendable;
  };
  const check = (text: string): CheckResult => spared(validator.check(text));
  const { text, fixed, dropped, result: left } = fixJson(first.text, check, options, spared(first));
  const applied = own.apply(whole.get(left) ?? left);
  const suppressed = countSpared(applied, options.isUnsafe === true);
  const input = { fixed, dropped, suppressed, result: applied.result };
  const mark = hasMark(bytes) ? '\uFEFF' : '';
  return { bytes: fixed.length === 0 ? bytes : Buffer.from(mark + text), input };
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
