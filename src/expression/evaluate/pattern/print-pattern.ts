import { complement, maxCodePoint, type CodePoints } from './code-points.js';
import type { PatternNode, RepeatNode } from './pattern-node.js';

/** The source of the regular expression in JavaScript, for the flag `u`. Groups capture nothing. */
export function printPattern(node: PatternNode): string {
  switch (node.kind) {
    case 'set':
      return printSet(node.points);
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'sequence':
      return node.parts.map(printPart).join('');
    case 'choice':
      return node.options.map(printPattern).join('|');
    case 'repeat':
      return `${printBody(node.body)}${printBounds(node)}`;
  }
}

const printPart = (node: PatternNode): string =>
  node.kind === 'choice' ? `(?:${printPattern(node)})` : printPattern(node);

const printBody = (node: PatternNode): string =>
  node.kind === 'set' ? printSet(node.points) : `(?:${printPattern(node)})`;

function printBounds({ min, max }: RepeatNode): string {
  if (max === Infinity && min < 2) return min === 0 ? '*' : '+';
  if (min === 0 && max === 1) return '?';
  return `{${min.toString()},${max === Infinity ? '' : max.toString()}}`;
}

function printSet(points: CodePoints): string {
  const [first, second] = points;
  if (first !== undefined && second === undefined && first[0] === first[1]) return printPoint(first[0]);
  const negated = points.at(-1)?.[1] === maxCodePoint;
  const ranges = (negated ? complement(points) : points).map(([from, to]) =>
    from === to ? printPoint(from) : `${printPoint(from)}-${printPoint(to)}`,
  );
  return `[${negated ? '^' : ''}${ranges.join('')}]`;
}

const printPoint = (point: number): string => {
  const character = String.fromCodePoint(point);
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${point.toString(16)}}`;
};
