import { isObject, type JsonObject } from '../fhir/element.js';
import { decode, withoutMark } from './decode.js';
import { findTooDeep } from './depth.js';
import type { Finding } from './finding.js';
import { scanJson, type JsonVisitor } from './json-scanner.js';
import type { Limits } from './limits.js';
import { shapeIssue } from './shape-issues.js';

/** What came of an input: a JSON object, with its text where there is one, or why there is none. */
export type ReadResult =
  | {
      readonly resource: JsonObject;
      readonly text: string | undefined;
      /** Bytes are checked when they are decoded; text that others decoded may hold half a surrogate pair. */
      readonly isWellFormed: boolean;
    }
  | { readonly fatal: Finding; readonly text: string | undefined };

const silent: JsonVisitor = { scalar: ignore, key: ignore, open: () => false, close: ignore };

/** Takes UTF-8 bytes, JSON text, or an object that was parsed already. */
export function readInput(input: unknown, limits: Limits): ReadResult {
  // Bytes may come from another realm, whose Uint8Array is another class.
  if (ArrayBuffer.isView(input)) {
    if (input.byteLength > limits.maxBytes) return tooLarge(limits);
    const decoded = decode(new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
    return 'text' in decoded
      ? readText(decoded.text, limits, true)
      : { fatal: shapeIssue(decoded.fault.key, decoded.fault.text), text: undefined };
  }
  if (isArrayBuffer(input)) return readInput(new Uint8Array(input), limits);
  if (typeof input === 'string') {
    return input.length > limits.maxBytes ? tooLarge(limits) : readText(withoutMark(input), limits, false);
  }
  return readValue(input, undefined, false);
}

const isArrayBuffer = (input: unknown): input is ArrayBuffer =>
  Object.prototype.toString.call(input) === '[object ArrayBuffer]';

const tooLarge = ({ maxBytes }: Limits): ReadResult => ({ fatal: largerThan(maxBytes), text: undefined });

/** What is said of an input that has too many bytes. */
export function largerThan(maxBytes: number): Finding {
  const text = `The input is larger than the limit of ${maxBytes.toString()} bytes.`;
  return shapeIssue('shape-too-large', text);
}

/** What is said of an input that is nested too deeply. */
export function tooDeep(limits: Limits): Finding {
  const text = `The input is nested more than ${limits.maxDepth.toString()} levels deep, which is the limit.`;
  return shapeIssue('shape-too-deep', text);
}

function readText(text: string, limits: Limits, isWellFormed: boolean): ReadResult {
  const start = text.search(/\S/);
  if (start < 0)
    return { fatal: { ...shapeIssue('shape-empty', 'The input is empty.'), range: [0, 0] }, text };
  const offset = findTooDeep(text, limits.maxDepth);
  if (offset !== undefined) return { fatal: { ...tooDeep(limits), range: [offset, offset + 1] }, text };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = scanJson(text, silent) ?? { offset: 0, text: 'The text is not JSON.' };
    return {
      fatal: {
        ...shapeIssue('shape-json', jsonText(text, fault.text)),
        range: [fault.offset, fault.offset + 1],
      },
      text,
    };
  }
  return readValue(value, text, isWellFormed);
}

const jsonText = (text: string, fault: string): string =>
  /^\s*</.test(text) ? `The input looks like XML; XML is not supported yet. ${fault}` : fault;

function readValue(value: unknown, text: string | undefined, isWellFormed: boolean): ReadResult {
  if (isObject(value)) return { resource: value, text, isWellFormed };
  const said = Array.isArray(value)
    ? 'an array'
    : value === null || value === undefined
      ? String(value)
      : `a ${typeof value}`;
  const fatal = shapeIssue('shape-not-a-resource', `A FHIR resource is a JSON object, not ${said}.`);
  return { fatal: { ...fatal, ...(text !== undefined && { path: [] }) }, text };
}

function ignore(): void {
  // Only the fault is of interest.
}
