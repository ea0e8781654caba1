import { defaultLimits } from './limits.js';
import { readInput } from './read.js';

const json = '{"a":"é"}';
const bytes = new TextEncoder().encode(json);
const padded = Uint8Array.of(0x5b, ...bytes, 0x5d);

describe('what is read', () => {
  test.each([
    { title: 'text', input: json },
    { title: 'text with a mark', input: `\uFEFF${json}` },
    { title: 'bytes', input: bytes },
    { title: 'bytes with a mark', input: Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes) },
    { title: 'a Buffer', input: Buffer.from(json) },
    { title: 'an ArrayBuffer', input: Uint8Array.from(bytes).buffer },
    { title: 'a part of a larger buffer', input: padded.subarray(1, -1) },
    { title: 'a DataView', input: new DataView(padded.buffer, 1, bytes.length) },
  ])('$title', ({ input }) => {
    expect(readInput(input, defaultLimits)).toMatchObject({ form: 'json', head: { a: 'é' }, text: json });
  });

  test('an object is taken as it is, without text', () => {
    const resource = { a: 'é' };
    const read = readInput(resource, defaultLimits);
    expect(read).toMatchObject({ form: 'object', text: undefined });
    expect('head' in read && read.head).toBe(resource);
  });

  test('white space around JSON stays in the text', () => {
    expect(readInput(' \r\n{} \t', defaultLimits)).toMatchObject({ head: {}, text: ' \r\n{} \t' });
  });

  test('a property called __proto__ is a property', () => {
    const read = readInput('{"__proto__":{"isPolluted":true}}', defaultLimits);
    expect(Object.keys('head' in read ? read.head : {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('isPolluted');
  });
});

describe('what is not read', () => {
  test.each([
    { title: 'nothing', input: '', key: 'shape-empty' },
    { title: 'white space, as JavaScript has it', input: '\u00a0\u2003\n', key: 'shape-empty' },
    { title: 'broken JSON', input: '{', key: 'shape-json' },
    { title: 'UTF-16', input: Uint8Array.of(0x7b, 0, 0x7d, 0), key: 'shape-utf-16' },
    { title: 'Latin-1', input: Uint8Array.of(0x22, 0xe9, 0x22), key: 'shape-utf-8' },
    { title: 'brackets without end', input: '['.repeat(200_000), key: 'shape-too-deep' },
    { title: 'an array', input: [], key: 'shape-not-a-resource' },
    { title: 'an array in text', input: '[]', key: 'shape-not-a-resource' },
    { title: 'null', input: null, key: 'shape-not-a-resource' },
    { title: 'undefined', input: undefined, key: 'shape-not-a-resource' },
    { title: 'a number', input: 5, key: 'shape-not-a-resource' },
    { title: 'a function', input: () => json, key: 'shape-not-a-resource' },
  ])('$title', ({ input, key }) => {
    const read = readInput(input, defaultLimits);
    expect(read).toMatchObject({ fatal: { severity: 'fatal', key } });
  });

  test.each([
    { title: 'text', input: json, size: json.length },
    { title: 'bytes', input: bytes, size: bytes.length },
    { title: 'an ArrayBuffer', input: Uint8Array.from(bytes).buffer, size: bytes.length },
  ])('$title beyond the limit', ({ input, size }) => {
    expect(readInput(input, { ...defaultLimits, maxBytes: size })).toHaveProperty('head');
    expect(readInput(input, { ...defaultLimits, maxBytes: size - 1 })).toMatchObject({
      fatal: { key: 'shape-too-large' },
    });
  });
});
