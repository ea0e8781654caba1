import { isObject } from '../fhir/element.js';
import { decode, withoutMark } from './decode.js';
import { findTooDeep } from './depth.js';
import type { Finding } from './finding.js';
import { isXml } from './is-xml.js';
import { scanJson, type JsonVisitor } from './json-scanner.js';
import { jsonSource, objectSource } from './json-source.js';
import type { Limits } from './limits.js';
import { shapeIssue } from './shape-issues.js';
import type { Source } from './source.js';
import { tooDeep } from './too-deep.js';
import { readXml, XmlResource } from './xml/xml-source.js';

/** What came of an input: its source, or why it cannot be read, with the text as far as there is one. */
export type ReadResult = Source | { readonly fatal: Finding; readonly text: string | undefined };

const silent: JsonVisitor = { scalar: ignore, key: ignore, open: () => false, close: ignore };

/** Takes UTF-8 bytes or text, of JSON or XML, or what was parsed already: an object, or a part of XML. */
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
  if (input instanceof XmlResource) return input.source;
  return isObject(input) ? objectSource(input) : noObject(input, undefined);
}

const isArrayBuffer = (input: unknown): input is ArrayBuffer =>
  Object.prototype.toString.call(input) === '[object ArrayBuffer]';

const tooLarge = ({ maxBytes }: Limits): ReadResult => ({ fatal: largerThan(maxBytes), text: undefined });

/** What is said of an input that has too many bytes. */
export function largerThan(maxBytes: number): Finding {
  const text = `The input is larger than the limit of ${maxBytes.toString()} bytes.`;
  return shapeIssue('shape-too-large', text);
}

function readText(text: string, limits: Limits, isWellFormed: boolean): ReadResult {
  if (!/\S/.test(text))
    return { fatal: { ...shapeIssue('shape-empty', 'The input is empty.'), range: [0, 0] }, text };
  if (isXml(text)) {
    const read = readXml(text, limits, isWellFormed);
    return 'fatal' in read ? { ...read, text } : read;
  }
  const offset = findTooDeep(text, limits.maxDepth);
  if (offset !== undefined) return { fatal: { ...tooDeep(limits), range: [offset, offset + 1] }, text };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = scanJson(text, silent) ?? { offset: 0, text: 'The text is not JSON.' };
    return {
      fatal: {
        ...shapeIssue('shape-json', fault.text),
        range: [fault.offset, fault.offset + 1],
      },
      text,
    };
  }
  return isObject(value) ? jsonSource(value, text, isWellFormed) : noObject(value, text);
}

function noObject(value: unknown, text: string | undefined): ReadResult {
  const said = Array.isArray(value)
    ? 'an array'
    : value === null || value === undefined
      ? String(value)
      : `a ${typeof value}`;
  const fatal = shapeIssue('shape-not-a-resource', `A FHIR resource is a JSON object, not ${said}.`);
  if (text === undefined) return { fatal, text };
  return { fatal: { ...fatal, range: [text.search(/\S/), text.trimEnd().length] }, text };
}

function ignore(): void {
  // Only the fault is of interest.
}
