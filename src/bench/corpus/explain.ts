import type { Row } from '../tables/rows.js';
import { isOfOrigin, matchesPattern, pathOf } from './pattern.js';

/** An issue of severity error or fatal. */
export interface FoundError {
  readonly file: string;
  readonly key: string;
  /** Empty where nothing could be read. */
  readonly expression: string;
  readonly text: string;
}

/** The columns of `explained-errors.yaml`, which says what they mean. */
export const explanationColumns = {
  origin: 'text',
  key: 'text',
  at: 'text?',
  count: 'number',
  why: 'text',
} as const;

export type Explanation = Row<typeof explanationColumns>;

/** A row, and how many errors it explains. */
export interface Account {
  readonly row: Explanation;
  readonly found: number;
}

export interface Explained {
  readonly accounts: readonly Account[];
  readonly unexplained: readonly FoundError[];
}

/** Gives every error to the first row that fits it. */
export function explainErrors(errors: readonly FoundError[], rows: readonly Explanation[]): Explained {
  const found = new Map<Explanation, number>(rows.map((row) => [row, 0]));
  const unexplained: FoundError[] = [];
  for (const error of errors) {
    const row = rows.find((each) => explains(each, error));
    if (row === undefined) unexplained.push(error);
    else found.set(row, (found.get(row) ?? 0) + 1);
  }
  return { accounts: rows.map((row) => ({ row, found: found.get(row) ?? 0 })), unexplained };
}

function explains({ origin, key, at }: Explanation, error: FoundError): boolean {
  if (key !== error.key || !isOfOrigin(error.file, origin)) return false;
  return at === undefined || matchesPattern(pathOf(error.expression), at);
}
