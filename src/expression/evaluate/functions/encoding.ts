import { EvaluationError, fromSingle, type Compiled } from '../compiled.js';
import { limited, stringOf } from './strings.js';
import { argument, type FunctionTable } from './registry.js';

/** https://build.fhir.org/ig/HL7/FHIRPath/#additional-string-functions */
export const encoding: FunctionTable = {
  encode: (input, given) => converted(encoders, input, given),
  decode: (input, given) => converted(decoders, input, given),
  escape: (input, given) => converted(escapers, input, given),
  unescape: (input, given) => converted(unescapers, input, given),
};

type Converters = Readonly<Record<string, (text: string) => string>>;

const converted = (converters: Converters, input: Compiled, given: readonly Compiled[]): Compiled =>
  fromSingle((focus, environment) => {
    const text = stringOf(input, focus, environment);
    const format = stringOf(argument(given), focus, environment);
    if (text === undefined || format === undefined || !Object.hasOwn(converters, format)) return undefined;
    const result = converters[format]?.(text);
    return result === undefined ? undefined : limited(result, environment);
  });

const utf8 = {
  encode: new TextEncoder(),
  decode: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
};

function toBase64(text: string): string {
  let bytes = '';
  for (const byte of utf8.encode.encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function fromBase64(text: string): string {
  try {
    return utf8.decode.decode(Uint8Array.from(atob(text), (each) => each.charCodeAt(0)));
  } catch {
    throw new EvaluationError('The string is no base64 of a text.');
  }
}

function fromHex(text: string): string {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(text)) throw new EvaluationError('The string is no hexadecimal text.');
  try {
    return utf8.decode.decode(Uint8Array.from(text.match(/../g) ?? [], (each) => Number.parseInt(each, 16)));
  } catch {
    throw new EvaluationError('The string is no hexadecimal text.');
  }
}

const urlOf = (text: string): string => text.replace(/\+/g, '-').replace(/\//g, '_');
const fromUrl = (text: string): string => fromBase64(text.replace(/-/g, '+').replace(/_/g, '/'));

const encoders: Converters = {
  base64: toBase64,
  urlbase64: (text) => urlOf(toBase64(text)),
  base64url: (text) => urlOf(toBase64(text)),
  hex: (text) => [...utf8.encode.encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
};

const decoders: Converters = { base64: fromBase64, urlbase64: fromUrl, base64url: fromUrl, hex: fromHex };

const entities: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];
const entityOf = new Map(entities);
const characterOf = new Map(entities.map(([character, entity]) => [entity, character]));
const jsonCharacters = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

const escapers: Converters = {
  html: (text) => text.replace(/[&<>"']/g, (each) => entityOf.get(each) ?? each),
  json: (text) => JSON.stringify(text).slice(1, -1),
};

const unescapers: Converters = {
  html: (text) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (each) => characterOf.get(each) ?? each),
  json: (text) =>
    text.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g, (_, code: string | undefined, one: string) =>
      code === undefined ? (jsonCharacters.get(one) ?? one) : String.fromCharCode(Number.parseInt(code, 16)),
    ),
};
