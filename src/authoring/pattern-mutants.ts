/** A regular expression with one thing in it changed. */
export interface PatternMutant {
  readonly pattern: string;
  /** What stood there, and what stands there now, each with the characters before it. */
  readonly from: string;
  readonly to: string;
}

/** So many characters before a change tell which of several like it is meant. */
const lead = 12;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** What is open while a pattern is read: where it begins, and where its alternatives end. */
interface Group {
  readonly start: number;
  readonly bars: number[];
}

/** Small changes of a pattern: an anchor, an alternative or a quantifier gone, a class turned around. */
export function patternMutants(pattern: string): PatternMutant[] {
  return editsOf(pattern).map(({ start, end, to }) => {
    const before = pattern.slice(Math.max(0, start - lead), start);
    return {
      pattern: pattern.slice(0, start) + to + pattern.slice(end),
      from: before + pattern.slice(start, end),
      to: before + to,
    };
  });
}

function editsOf(pattern: string): Edit[] {
  const edits: Edit[] = [];
  const open: Group[] = [{ start: 0, bars: [] }];
  const replace = (start: number, end: number, to: string): void => void edits.push({ start, end, to });
  for (let at = 0; at < pattern.length;) {
    const end = tokenEnd(pattern, at);
    const token = pattern.slice(at, end);
    if (token.startsWith('[')) replace(at, end, turnedAround(token));
    else if (token.startsWith('(')) open.push({ start: end, bars: [] });
    else if (token === '|') open.at(-1)?.bars.push(at);
    else if (token === ')') edits.push(...withoutAlternatives(open.pop(), at));
    else if (token === '^' || token === '$') replace(at, end, '');
    else for (const to of otherQuantifiers(token)) replace(at, end, to);
    at = end;
  }
  edits.push(...withoutAlternatives(open.pop(), pattern.length));
  return edits;
}

const tokens =
  /\\[pPx](?:\{[^}]*\}|.)|\\.|\[\^?\]?(?:\\[pPx]\{[^}]*\}|\\.|\[:\^?\w+:\]|[^\]\\])*\]|\((?:\?P?<\w+>|\?[a-zA-Z-]*:?)?|\{\d+(?:,\d*)?\}|./suy;

function tokenEnd(pattern: string, at: number): number {
  tokens.lastIndex = at;
  return at + (tokens.exec(pattern)?.[0].length ?? 1);
}

const turnedAround = (group: string): string =>
  group.startsWith('[^') ? `[${group.slice(2)}` : `[^${group.slice(1)}`;

function otherQuantifiers(token: string): string[] {
  if (token === '*') return ['+'];
  if (token === '+') return ['*', ''];
  if (token === '?') return [''];
  const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}$/.exec(token) ?? [];
  if (min === undefined) return [];
  const more = (text: string): string => (Number(text) + 1).toString();
  if (comma === '') return [`{${more(min)}}`];
  if (max === undefined || max === '') return [`{${more(min)},}`];
  return [...(min === max ? [] : [`{${more(min)},${max}}`]), `{${min},${more(max)}}`];
}

function withoutAlternatives(group: Group | undefined, end: number): Edit[] {
  if (group === undefined || group.bars.length === 0) return [];
  const starts = [group.start, ...group.bars.map((bar) => bar + 1)];
  return starts.map((start, index) => {
    const stop = group.bars[index];
    return stop === undefined ? { start: start - 1, end, to: '' } : { start, end: stop + 1, to: '' };
  });
}
