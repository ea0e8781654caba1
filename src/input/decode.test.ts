import { decode, withoutMark } from './decode.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The code units of a text, two bytes each. */
function utf16(text: string, isLittle: boolean, mark = ''): Uint8Array {
  const units = [...(mark + text)].map((character) => character.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

describe('UTF-8', () => {
  test.each([
    { title: 'nothing', bytes: new Uint8Array(), text: '' },
    { title: 'ASCII', bytes: bytesOf('{"a":1}'), text: '{"a":1}' },
    { title: 'two to four bytes a character', bytes: bytesOf('é€😀'), text: 'é€😀' },
    { title: 'a byte order mark', bytes: bytesOf('\uFEFF{}'), text: '{}' },
    { title: 'a mark alone', bytes: bytesOf('\uFEFF'), text: '' },
    { title: 'a second mark, which is a character', bytes: bytesOf('\uFEFF\uFEFF{}'), text: '\uFEFF{}' },
    { title: 'a mark inside', bytes: bytesOf('"a\uFEFFb"'), text: '"a\uFEFFb"' },
    { title: 'a replacement character', bytes: bytesOf('"\uFFFD"'), text: '"\uFFFD"' },
    { title: 'one byte', bytes: bytesOf('5'), text: '5' },
    { title: 'zeros alone', bytes: Uint8Array.of(0, 0), text: '\0\0' },
  ])('$title is read', ({ bytes, text }) => {
    expect(decode(bytes)).toEqual({ text });
  });

  test('a part of a larger buffer is read from its own beginning to its own end', () => {
    const whole = bytesOf('xx{"a":"é"}yy');
    expect(decode(whole.subarray(2, whole.length - 2))).toEqual({ text: '{"a":"é"}' });
  });
});

describe('bytes that are no UTF-8', () => {
  test.each([
    { title: 'a lone continuation byte', bytes: [0x7b, 0x80], byte: 1 },
    { title: 'the very first byte', bytes: [0xe9, 0x22], byte: 0 },
    { title: 'Latin-1 é before a quote', bytes: [0x22, 0x61, 0xe9, 0x22], byte: 2 },
    { title: 'an overlong slash', bytes: [0x22, 0xc0, 0xaf, 0x22], byte: 1 },
    { title: 'an encoded surrogate', bytes: [0x22, 0xed, 0xa0, 0x80, 0x22], byte: 1 },
    { title: 'a code point beyond Unicode', bytes: [0x22, 0xf5, 0x80, 0x80, 0x80], byte: 1 },
    { title: 'a fault behind a byte order mark', bytes: [0xef, 0xbb, 0xbf, 0x7b, 0xff], byte: 4 },
    {
      title: 'a fault behind characters of several bytes',
      bytes: [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xff],
      byte: 5,
    },
    { title: 'a character cut off at the end', bytes: [0x22, 0x61, 0xe2, 0x82], byte: 2 },
    { title: 'the first half of a mark of UTF-16', bytes: [0xff, 0x22], byte: 0 },
    { title: 'the second half of a mark of UTF-16', bytes: [0x22, 0xfe], byte: 1 },
    { title: 'the first half of the other mark', bytes: [0xfe, 0x22], byte: 0 },
    { title: 'the second half of the other mark', bytes: [0x22, 0xff], byte: 1 },
    { title: 'the first of two faults', bytes: [0x61, 0xff, 0x61, 0xff], byte: 1 },
  ])('$title is told with its offset', ({ bytes, byte }) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({
      fault: expect.objectContaining({ key: 'shape-utf-8', byte }) as unknown,
    });
  });
});

describe('UTF-16', () => {
  test.each([
    { title: 'little endian', bytes: utf16('{"a":1}', true) },
    { title: 'big endian', bytes: utf16('{"a":1}', false) },
    { title: 'little endian with a mark', bytes: utf16('{}', true, '\uFEFF') },
    { title: 'big endian with a mark', bytes: utf16('{}', false, '\uFEFF') },
    { title: 'a mark alone', bytes: utf16('', true, '\uFEFF') },
    { title: 'little endian behind white space', bytes: utf16('\n {}', true) },
  ])('$title is named, not taken for broken UTF-8', ({ bytes }) => {
    expect(decode(bytes)).toEqual({
      fault: expect.objectContaining({ key: 'shape-utf-16', byte: 0 }) as unknown,
    });
  });
});

test.each([
  { text: '\uFEFF{}', without: '{}' },
  { text: '{}', without: '{}' },
  { text: '{}\uFEFF', without: '{}\uFEFF' },
  { text: '', without: '' },
])('withoutMark($text) takes away a leading mark only', ({ text, without }) => {
  expect(withoutMark(text)).toBe(without);
});
