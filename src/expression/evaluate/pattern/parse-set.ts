import { complement, maxCodePoint, union, type CodePointRange, type CodePoints } from './code-points.js';
import { NotCovered, type PatternReader } from './pattern-reader.js';

const digit: CodePoints = [[0x30, 0x39]];
const word: CodePoints = union([...digit, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]]);
/** Without the vertical tab, which JavaScript's `\s` has. */
const space: CodePoints = union([
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
]);
const separator: CodePoints = [
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

const escapedSets: Readonly<Record<string, CodePoints>> = {
  d: digit,
  D: complement(digit),
  w: word,
  W: complement(word),
  s: space,
  S: complement(space),
};
const escapedCharacters: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Behind a backslash: a set, or one code point. Unicode grows, and with it most of what `\p` names. */
export function parseEscape(reader: PatternReader): CodePoints | number {
  const unicode = reader.takeMatch(/([pP])(?:Z|\{Z\})/y);
  if (unicode !== null) return unicode[1] === 'p' ? separator : complement(separator);
  const hexadecimal = reader.takeMatch(/x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/y);
  if (hexadecimal !== null) return codePoint(parseInt(hexadecimal[1] ?? hexadecimal[2] ?? '', 16));
  const character = reader.next();
  const set = escapedSets[character] ?? escapedCharacters[character];
  if (set !== undefined) return set;
  if (!/^[!-/:-@[-`{-~]$/.test(character)) throw new NotCovered();
  return codePoint(character.charCodeAt(0));
}

/** Behind `[`: the rest of a character class, `]` included. */
export function parseClass(reader: PatternReader): CodePoints {
  const negated = reader.take('^');
  const ranges: CodePointRange[] = [];
  do {
    if (reader.peek() === '[' && reader.peek(1) === ':') throw new NotCovered();
    const from = parseMember(reader);
    if (typeof from !== 'number') ranges.push(...from);
    else ranges.push([from, parseRangeEnd(reader, from)]);
  } while (!reader.take(']'));
  const set = union(ranges);
  return negated ? complement(set) : set;
}

function parseRangeEnd(reader: PatternReader, from: number): number {
  if (reader.peek() !== '-' || reader.peek(1) === ']') return from;
  reader.next();
  const to = parseMember(reader);
  if (typeof to !== 'number' || to < from) throw new NotCovered();
  return to;
}

function parseMember(reader: PatternReader): CodePoints | number {
  if (reader.take('\\')) return parseEscape(reader);
  const point = reader.next().codePointAt(0);
  if (point === undefined) throw new NotCovered();
  return codePoint(point);
}

function codePoint(value: number): number {
  if (value > maxCodePoint) throw new NotCovered();
  return value;
}
