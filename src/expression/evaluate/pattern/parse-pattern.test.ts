import { RE2JS } from 're2js';
import { contains } from './code-points.js';
import { parsePattern } from './parse-pattern.js';
import { setsOf } from './pattern-node.js';

test.each([
  'abc',
  'a|b|',
  '',
  '()',
  '(?:a)',
  'a*?',
  'a+?',
  'a??',
  'a{2}?',
  'a{0,999}',
  'a{3,}',
  '^a$',
  'a^b',
  '$?',
  '(a?)?',
  ']',
  '}',
  '\\.',
  '\\-',
  '\\_',
  '\\/',
  '\\x41',
  '\\x{1F600}',
  '\\t\\v',
  '\\pZ',
  '\\P{Z}',
  '[]a]',
  '[^]a]',
  '[a-]',
  '[-a]',
  '[\\w-]',
  '[+--]',
  '[\\-\\]]',
  '[[]',
  '[a^]',
  '[\\x{0}-\\x{10FFFF}]',
  '\u{1f600}',
])('%s is covered, and well-formed', (source) => {
  expect(parsePattern(source)).toBeDefined();
  expect(() => RE2JS.compile(source, RE2JS.DOTALL)).not.toThrow();
});

test.each([
  '(',
  ')',
  '(a',
  'a)',
  '[',
  '[a',
  '[]',
  '[^]',
  '*',
  '?a',
  '+',
  '{2}',
  'a**',
  'a{2}{3}',
  'a*??',
  'a++',
  '^*',
  '\\',
  'a{2,1}',
  'a{0}',
  'a{0,0}',
  'a{1001}',
  '(a{40}){40}',
  'a{',
  'a{,3}',
  'a{x}',
  '(a*)*',
  '(a|){2}',
  '(^)+',
  '(?i)a',
  '(?s).',
  '(?m)^a$',
  '(?P<n>a)',
  '(?<n>a)',
  '(?=a)',
  '(?!a)',
  '(?<=a)b',
  '(?<!a)b',
  '(?>a)',
  '(a)\\1',
  '\\b',
  '\\B',
  '\\A',
  '\\z',
  '\\Q.\\E',
  '\\C',
  '\\07',
  '\\e',
  '\\cA',
  '\\u0041',
  '\\é',
  '\\p{L}',
  '\\pL',
  '\\p{^Z}',
  '\\x{110000}',
  '\\x{}',
  '\\xG0',
  '[[:alpha:]]',
  '[b-a]',
  '[a-\\d]',
  '\ud800',
  '\\x{DFFF}',
  '[\\x{D800}-\\x{DBFF}]',
  '[^\udc00]',
  'a'.repeat(1001),
  '('.repeat(40) + ')'.repeat(40),
])('%s is not covered', (source) => {
  expect(parsePattern(source)).toBeUndefined();
});

const codePoints = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

/** Every code point once. Low surrogates come before the high ones, lest two become one character. */
const everything = [
  ...codePoints(0, 0xd7ff),
  ...codePoints(0xdc00, 0xdfff),
  ...codePoints(0xd800, 0xdbff),
  ...codePoints(0xe000, 0x10ffff),
];

test.each([
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\pZ',
  '\\P{Z}',
  '[^a]',
  '[\\p{Z}\\t\\n\\x0B\\f\\r\\x{85}\\x{FEFF}]',
  '[\\x{D000}-\\x{E000}\u{1f600}-\u{1f64f}]',
  '[]-a\\-z]',
  '[^\\W\\d]',
  '[!--z-]',
])('%s has the code points that RE2 gives it', (source) => {
  const node = parsePattern(source);
  const set = node === undefined ? undefined : setsOf(node)[0];
  const isInside = (character: string): boolean => contains(set ?? [], character.codePointAt(0) ?? 0);
  const inside = everything.filter(isInside).join('');
  const outside = everything.filter((character) => !isInside(character)).join('');
  expect(RE2JS.compile(`(${source})+`, RE2JS.DOTALL).matcher(inside).matches()).toBe(true);
  expect(RE2JS.compile(source, RE2JS.DOTALL).matcher(outside).find()).toBe(false);
});
