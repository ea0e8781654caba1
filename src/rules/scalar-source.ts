/** A string as it stands in a YAML file, quotes and all. */
export interface ScalarSource {
  /** Offsets into the file. */
  readonly start: number;
  readonly end: number;
  /** `PLAIN`, `QUOTE_DOUBLE`, `BLOCK_LITERAL` and so on. */
  readonly style: string;
  readonly raw: string;
}

interface ScalarLike {
  readonly type?: string | null | undefined;
  readonly value?: unknown;
  readonly range?: readonly number[] | null | undefined;
}

export function scalarSource(text: string, node: object): ScalarSource | undefined {
  // A yaml scalar has these fields; anything else lacks them and gives undefined.
  const { type, value, range } = node as ScalarLike;
  const [start, end] = range ?? [];
  if (typeof value !== 'string' || start === undefined || end === undefined) return undefined;
  return { start, end, style: type ?? '', raw: text.slice(start, end) };
}
