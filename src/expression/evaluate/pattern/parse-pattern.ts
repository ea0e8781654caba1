import { dividesSurrogates, everyCodePoint, type CodePoints } from './code-points.js';
import { parseClass, parseEscape } from './parse-set.js';
import { isNullable, sizeOf, type PatternNode } from './pattern-node.js';
import { createPatternReader, NotCovered, type PatternReader } from './pattern-reader.js';

const maxLength = 2000;
const maxDepth = 30;
/** RE2 refuses more than 1000 repetitions, nested ones multiplied. */
const maxSize = 1000;

/**
 * Parses the part of RE2's syntax in which it means the same in JavaScript, when the sets are written out.
 * Undefined for all else; what is parsed is well-formed for RE2.
 */
export function parsePattern(source: string): PatternNode | undefined {
  if (source.length > maxLength) return undefined;
  const reader = createPatternReader(source);
  try {
    const node = parseChoice(reader, 0);
    return reader.peek() === '' && sizeOf(node) <= maxSize ? node : undefined;
  } catch (error) {
    if (error instanceof NotCovered) return undefined;
    throw error;
  }
}

function parseChoice(reader: PatternReader, depth: number): PatternNode {
  if (depth > maxDepth) throw new NotCovered();
  const first = parseSequence(reader, depth);
  if (reader.peek() !== '|') return first;
  const options = [first];
  while (reader.take('|')) options.push(parseSequence(reader, depth));
  return { kind: 'choice', options };
}

function parseSequence(reader: PatternReader, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  while (!['', '|', ')'].includes(reader.peek())) parts.push(parseRepeat(reader, depth));
  return { kind: 'sequence', parts };
}

function parseRepeat(reader: PatternReader, depth: number): PatternNode {
  const body = parseAtom(reader, depth);
  const bounds = parseBounds(reader);
  if (bounds === undefined) return body;
  reader.take('?');
  const { min, max } = bounds;
  // Engines differ on how often nothing can be repeated.
  if (max < 1 || max < min || (max > 1 && isNullable(body))) throw new NotCovered();
  return { kind: 'repeat', body, min, max };
}

function parseBounds(reader: PatternReader): { min: number; max: number } | undefined {
  if (reader.take('*')) return { min: 0, max: Infinity };
  if (reader.take('+')) return { min: 1, max: Infinity };
  if (reader.take('?')) return { min: 0, max: 1 };
  const counted = reader.takeMatch(/\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/y);
  if (counted === null) return undefined;
  const min = Number(counted[1]);
  if (counted[2] === undefined) return { min, max: min };
  return { min, max: counted[3] === undefined ? Infinity : Number(counted[3]) };
}

function parseAtom(reader: PatternReader, depth: number): PatternNode {
  const character = reader.next();
  switch (character) {
    case '(': {
      if (!reader.take('?:') && reader.peek() === '?') throw new NotCovered();
      const body = parseChoice(reader, depth + 1);
      if (!reader.take(')')) throw new NotCovered();
      return body;
    }
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'set', points: everyCodePoint };
    case '[':
      return setNode(parseClass(reader));
    case '\\':
      return setNode(parseEscape(reader));
    case '*':
    case '+':
    case '?':
    case '{':
      throw new NotCovered();
    default:
      return setNode(character.codePointAt(0) ?? 0);
  }
}

/** A surrogate in the expression can be half of a character in the text, which each engine sees in its way. */
function setNode(set: CodePoints | number): PatternNode {
  const points: CodePoints = typeof set === 'number' ? [[set, set]] : set;
  if (dividesSurrogates(points)) throw new NotCovered();
  return { kind: 'set', points };
}
