/** Offset into a scalar's value -> offset into the file; undefined where the two do not run in step. */
export type ScalarColumns = (offset: number) => number | undefined;

interface ScalarLike {
  readonly type?: string | null | undefined;
  readonly value?: unknown;
  readonly range?: readonly number[] | null | undefined;
}

/** Exact for plain and quoted scalars on one line without escapes, and for literal (`|`) blocks. */
export function columnsOf(text: string, node: object): ScalarColumns | undefined {
  // A yaml scalar has these fields; anything else lacks them and gives undefined.
  const { type, value, range } = node as ScalarLike;
  const [start, end] = range ?? [];
  if (typeof value !== 'string' || start === undefined || end === undefined) return undefined;
  if (type === 'PLAIN') return text.startsWith(value, start) ? (offset) => start + offset : undefined;
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') {
    return text.startsWith(value, start + 1) ? (offset) => start + 1 + offset : undefined;
  }
  return type === 'BLOCK_LITERAL' ? literalColumns(text, value, start) : undefined;
}

/** Each line of a literal block stands in the file behind the same indentation. */
function literalColumns(text: string, value: string, start: number): ScalarColumns {
  const lineOffsets: number[] = [];
  let from = text.indexOf('\n', start) + 1;
  for (const line of value.split('\n')) {
    const lineEnd = text.indexOf('\n', from);
    const raw = text.slice(from, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
    lineOffsets.push(from + raw.length - line.length);
    from = lineEnd < 0 ? text.length : lineEnd + 1;
  }
  return (offset) => {
    const before = value.slice(0, offset).split('\n');
    const lineOffset = lineOffsets[before.length - 1];
    return lineOffset === undefined ? undefined : lineOffset + (before.at(-1)?.length ?? 0);
  };
}
