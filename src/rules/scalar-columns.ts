import { escapeAt } from './yaml-escape.js';

/** Offset into a scalar's value -> offset into the file; undefined where the two do not run in step. */
export type ScalarColumns = (offset: number) => number | undefined;

interface ScalarLike {
  readonly type?: string | null | undefined;
  readonly value?: unknown;
  readonly range?: readonly number[] | null | undefined;
}

/** Exact for every character that is no white space; that of a folded line break is its end of line. */
export function columnsOf(text: string, node: object): ScalarColumns | undefined {
  // A yaml scalar has these fields; anything else lacks them and gives undefined.
  const { type, value, range } = node as ScalarLike;
  const [start, end] = range ?? [];
  if (typeof value !== 'string' || start === undefined || end === undefined) return undefined;
  let offsets: readonly number[] | undefined;
  return (offset) => {
    offsets ??= align(value, text.slice(start, end), type ?? '') ?? [];
    const found = offsets[Math.min(offset, value.length)];
    return found === undefined ? undefined : start + found;
  };
}

/** Where in the source each character of the value stands, and its end. Undefined where they are not the same text. */
function align(value: string, source: string, style: string): number[] | undefined {
  const isBlock = style.startsWith('BLOCK');
  const read = readers[style] ?? readPlain;
  const offsets: number[] = [];
  let at = isBlock ? source.indexOf('\n') + 1 : style.startsWith('QUOTE') ? 1 : 0;
  while (offsets.length < value.length) {
    const wanted = value.charAt(offsets.length);
    // Indentation, and line breaks that fold, are in the source alone.
    while (!isWhite(wanted) && at < source.length && isWhite(read(source, at).text))
      at += read(source, at).length;
    const { text, length } = read(source, at);
    if (isWhite(wanted)) {
      offsets.push(at);
      if (text === wanted) at += length;
    } else if (text !== '' && value.startsWith(text, offsets.length)) {
      offsets.push(...Array<number>(text.length).fill(at));
      at += length;
    } else return undefined;
  }
  return [...offsets, at];
}

/** A character of a value as it is written: what it stands for, and how many characters of the source it takes. */
type Reader = (source: string, at: number) => { readonly text: string; readonly length: number };

const readPlain: Reader = (source, at) => ({ text: source.charAt(at), length: 1 });

const readers: Readonly<Record<string, Reader>> = {
  QUOTE_SINGLE: (source, at) =>
    source.startsWith("''", at) ? { text: "'", length: 2 } : readPlain(source, at),
  QUOTE_DOUBLE: (source, at) => escapeAt(source, at) ?? readPlain(source, at),
};

const isWhite = (text: string): boolean => /^[ \t\r\n]$/.test(text);
