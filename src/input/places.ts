import type { JsonPath } from '../fhir/location.js';
import { scanJson } from './json-scanner.js';
import { stringAt } from './json-string.js';

/** A range of the input. Lines and columns count from 1, columns in UTF-16 units; offsets from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly endOffset: number;
}

/** What to look for. Of a repeated name, the last occurrence counts, as it does for `JSON.parse`. */
export interface PlaceRequest {
  readonly path: JsonPath;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Target {
  /** Numbers of the requests for this very place. */
  readonly requests: number[];
  readonly children: Map<string | number, Target>;
}

/**
 * Finds the places of some values in one reading of the text. A property's range begins at its name. What is not
 * there (the only item of an array that is missing) has the range of the nearest thing around it. Where no object
 * has a name twice, the reading ends with the last of the values.
 */
export function locate(
  text: string,
  requests: readonly PlaceRequest[],
  areNamesUnique = false,
): (Place | undefined)[] {
  const ranges: (Range | undefined)[] = requests.map(() => undefined);
  let missing = requests.length;
  const root = targetsOf(requests);
  const stack: { target: Target | undefined; start: number; isArray: boolean; index: number }[] = [];
  let target: Target | undefined = root;
  let keyStart = -1;

  const enterValue = (start: number): number => {
    const top = stack.at(-1);
    if (top?.isArray === true) {
      target = top.target?.children.get(top.index);
      top.index += 1;
    }
    const from = keyStart >= 0 ? keyStart : start;
    keyStart = -1;
    return from;
  };
  /** A container notes itself after its items; what it still lacks below gets its range. */
  const note = (of: Target | undefined, range: Range, isFound = true): void => {
    if (of === undefined) return;
    for (const request of of.requests) {
      if (ranges[request] === undefined) missing -= 1;
      else if (!isFound) continue;
      ranges[request] = range;
    }
    for (const child of of.children.values()) note(child, range, false);
  };

  scanJson(text, {
    key(start, end) {
      keyStart = start;
      const children = stack.at(-1)?.target?.children;
      if (children === undefined || children.size === 0) {
        target = undefined;
        return;
      }
      const name = stringAt(text, start, end);
      // An object where an array belongs counts as an array of one.
      target = children.get(name) ?? children.get(0)?.children.get(name);
    },
    scalar(start, end) {
      const from = enterValue(start);
      note(target, { start: from, end });
    },
    open(isArray, start) {
      const from = enterValue(start);
      stack.push({ target, start: from, isArray, index: 0 });
      return (target?.children.size ?? 0) === 0;
    },
    close(end) {
      const closed = stack.pop();
      note(closed?.target, { start: closed?.start ?? 0, end });
    },
    isDone: () => areNamesUnique && missing === 0,
  });
  const lines = lineStarts(
    text,
    ranges.reduce((last, range) => Math.max(last, range?.end ?? 0), 0),
  );
  return ranges.map((range) => range && placeOf(range.start, range.end, lines));
}

function targetsOf(requests: readonly PlaceRequest[]): Target {
  const root: Target = { requests: [], children: new Map() };
  requests.forEach(({ path }, index) => {
    let target = root;
    for (const step of path) {
      let child = target.children.get(step);
      if (child === undefined) target.children.set(step, (child = { requests: [], children: new Map() }));
      target = child;
    }
    target.requests.push(index);
  });
  return root;
}

/** Offsets at which lines begin, as far as the offset `end`. */
export function lineStarts(text: string, end: number = text.length): number[] {
  const starts = [0];
  const hasReturns = text.includes('\r');
  for (let offset = 0; offset < end;) {
    const feed = text.indexOf('\n', offset);
    if (hasReturns) addReturns(text.slice(offset, feed < 0 ? text.length : feed), offset, feed >= 0, starts);
    if (feed < 0) break;
    offset = feed + 1;
    starts.push(offset);
  }
  return starts;
}

/** A carriage return ends a line as well, unless it stands before a line feed. */
function addReturns(line: string, offset: number, isBeforeFeed: boolean, starts: number[]): void {
  for (let at = line.indexOf('\r'); at >= 0; at = line.indexOf('\r', at + 1)) {
    if (!isBeforeFeed || at < line.length - 1) starts.push(offset + at + 1);
  }
}

export function placeOf(offset: number, endOffset: number, lines: readonly number[]): Place {
  const [line, column] = lineAndColumn(offset, lines);
  const [endLine, endColumn] = lineAndColumn(endOffset, lines);
  return { line, column, endLine, endColumn, offset, endOffset };
}

function lineAndColumn(offset: number, lines: readonly number[]): [line: number, column: number] {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (lines[low] ?? 0) + 1];
}
