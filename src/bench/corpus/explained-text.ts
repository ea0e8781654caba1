import { alignColumns } from '../tables/columns.js';
import { pathOf } from './pattern.js';
import type { Account, Explained, FoundError } from './explain.js';

/** The rows with what they explain. */
export function accountTable(accounts: readonly Account[]): string {
  const lines = accounts.map(({ row, found }) => [
    row.origin,
    row.key,
    row.at ?? '',
    found.toString(),
    row.why,
  ]);
  return alignColumns([['origin', 'key', 'at', 'count', 'why'], ...lines], [3]);
}

/** A line for every error without a row, and for every row that is not what it says. */
export function complaintsOf({ accounts, unexplained }: Explained): string[] {
  return [...unexplained.map(unexplainedText), ...accounts.flatMap(offText)];
}

const unexplainedText = ({ file, key, expression, text }: FoundError): string =>
  `Not explained: ${file} [${key}] ${expression}: ${text}`;

function offText({ row: { origin, key, at, count }, found }: Account): string[] {
  const place = at === undefined ? '' : ` at ${at}`;
  const name = `the row of ${origin}, ${key}${place}`;
  if (found === 0) return [`Explains nothing: ${name}; remove it.`];
  return found === count
    ? []
    : [`Count is off: ${name} says ${count.toString()}, there are ${found.toString()}.`];
}

/** Rows for errors that have none, for `explained-errors.yaml`; a person writes why, or mends us. */
export function draftRows(unexplained: readonly FoundError[]): string {
  const counts = new Map<string, number>();
  for (const { file, key, expression } of unexplained) {
    const origin = file.slice(file.lastIndexOf('/') + 1).replace(/__.*$/, '');
    const at = expression === '' ? '' : `, at: ${pathOf(expression)}`;
    const row = `- { origin: ${origin}, key: ${key}${at}, count: `;
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return [...counts].map(([row, count]) => `${row}${count.toString()}, why: }`).join('\n');
}
