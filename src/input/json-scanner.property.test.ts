import fc from 'fast-check';
import { scanJson, type JsonVisitor } from './json-scanner.js';

const silent: JsonVisitor = {
  key: () => undefined,
  scalar: () => undefined,
  open: () => false,
  close: () => undefined,
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
const indent = fc.constantFrom('', ' ', '   ', '\t', '\n', '\r\n ');

/** Characters that mean something in JSON, and some that do not. */
const piece = fc.oneof(
  fc.constantFrom(...'{}[]",:\\/\'#0123456789eE+-.utfnrbals \t\n\r\f\0\u00a0\uFEFF\ud800'),
  fc.constantFrom('\\u', '\\ud800', '//', '/*', 'true', 'null', 'NaN', '1e5', '-', '""', '":'),
);

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 3 }),
  insert: fc.option(piece, { nil: '' }),
});

function edited(text: string, edits: readonly { at: number; remove: number; insert: string }[]): string {
  return edits.reduce((before, { at, remove, insert }) => {
    const start = Math.floor(at * before.length);
    return before.slice(0, start) + insert + before.slice(start + remove);
  }, text);
}

test('what JSON.stringify writes has no fault', () => {
  fc.assert(
    fc.property(value, indent, (json, space) => {
      expect(scanJson(JSON.stringify(json, null, space), silent)).toBeUndefined();
    }),
  );
});

test('changed text has a fault exactly when JSON.parse throws, and within the text', () => {
  fc.assert(
    fc.property(value, indent, fc.array(edit, { minLength: 1, maxLength: 4 }), (json, space, edits) => {
      const text = edited(JSON.stringify(json, null, space), edits);
      const fault = scanJson(text, silent);
      expect(fault === undefined).toBe(isJson(text));
      expect(fault?.offset ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 3000 },
  );
});

test("text of nothing but JSON's own characters has a fault exactly when JSON.parse throws", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      expect(scanJson(text, silent) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test('what stands before a fault can be the beginning of JSON', () => {
  fc.assert(
    fc.property(value, edit, (json, change) => {
      const text = edited(JSON.stringify(json), [change]);
      const fault = scanJson(text, silent);
      fc.pre(fault !== undefined);
      const before = scanJson(text.slice(0, fault.offset), silent);
      expect(before === undefined || before.offset >= fault.offset || isCutToken(text, before.offset)).toBe(
        true,
      );
    }),
  );
});

/** A cut may leave half a string or number, whose fault is told at its beginning. */
const isCutToken = (text: string, offset: number): boolean => /["\-\w]/.test(text.charAt(offset));

test('the tokens are the values and names of the JSON, in order', () => {
  fc.assert(
    fc.property(value, indent, (json, space) => {
      const text = JSON.stringify(json, null, space);
      const found: unknown[] = [];
      const note = (start: number, end: number): void => {
        found.push(JSON.parse(text.slice(start, end)));
      };
      scanJson(text, { ...silent, key: note, scalar: note });
      expect(found).toEqual(flat(JSON.parse(text)));
    }),
  );
});

function flat(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap(flat);
  if (typeof json !== 'object' || json === null) return [json];
  return Object.entries(json).flatMap(([name, each]) => [name, ...flat(each)]);
}
