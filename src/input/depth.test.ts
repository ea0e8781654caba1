import { findTooDeep } from './depth.js';

const filler = (length: number): string => `"${'x'.repeat(length)}"`;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** Longer than what is parsed without being looked at. */
const long = 300_000;

describe('too deep, with the offset of the bracket too many', () => {
  test.each([
    { title: '5 million brackets that never close', text: '['.repeat(5_000_000), offset: 128 },
    { title: 'a million objects', text: '{"a":'.repeat(1_000_000), offset: 128 * 5 },
    { title: 'levels that do close', text: nested(500_000), offset: 128 },
    { title: 'levels spread by white space', text: '[ \n'.repeat(100_000), offset: 128 * 3 },
    {
      title: 'levels behind a long string',
      text: `[${filler(long)},${nested(30_000)}]`,
      offset: long + 131,
    },
    { title: 'behind an escaped backslash', text: `["\\\\",${'['.repeat(long)}`, offset: 6 + 127 },
  ])('$title', ({ text, offset }) => {
    expect(findTooDeep(text, 128)).toBe(offset);
  });
});

describe('not too deep, or not worth counting', () => {
  test.each([
    { title: 'short text, however deep', text: nested(5000) },
    { title: 'long text without brackets', text: filler(long) },
    { title: 'as deep as the limit', text: `[${filler(long)},${nested(127)}]` },
    { title: 'many brackets beside each other', text: `[${'[],'.repeat(200_000)}[]]` },
    { title: 'brackets in a string', text: `["${'['.repeat(long)}"]` },
    { title: 'brackets behind an escaped quote', text: `["\\"${'['.repeat(long)}"]` },
    { title: 'a string that is not closed', text: `"${'{'.repeat(long)}` },
  ])('$title', ({ text }) => {
    expect(findTooDeep(text, 128)).toBeUndefined();
  });
});
