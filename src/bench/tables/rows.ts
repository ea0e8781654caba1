import { parse } from 'yaml';
import { isObject } from '../../fhir/element.js';

/** What the columns of a committed table hold; those with a question mark may be left out. */
export type Columns = Readonly<Record<string, 'text' | 'text?' | 'number'>>;

/** One row of such a table. */
export type Row<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends 'number' ? number : C[K] extends 'text' ? string : string | undefined;
};

/** Reads a table of rows, a YAML list. Throws where a row lacks a column, has another, or holds what it must not. */
export function readRows<const C extends Columns>(text: string, columns: C): Row<C>[] {
  const table: unknown = parse(text) ?? [];
  if (!Array.isArray(table)) throw new TypeError('The table is not a list of rows.');
  return table.map((row: unknown, index) => {
    const fault = faultOf(row, columns);
    if (fault !== undefined)
      throw new TypeError(`Row ${(index + 1).toString()} ${fault}: ${JSON.stringify(row)}`);
    // faultOf has looked at every column; what may be left out reads as undefined
    return row as Row<C>;
  });
}

function faultOf(row: unknown, columns: Columns): string | undefined {
  if (!isObject(row)) return 'has no columns';
  const unknown = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined) return `has a column ${unknown}, which is not known`;
  const faulty = Object.entries(columns).find(([name, kind]) => !isOfKind(row[name], kind));
  return faulty === undefined ? undefined : `needs ${faulty[0]}, a ${faulty[1].replace('?', '')}`;
}

function isOfKind(value: unknown, kind: Columns[string]): boolean {
  if (kind === 'number') return typeof value === 'number';
  return value === undefined ? kind === 'text?' : typeof value === 'string' && value.trim() !== '';
}
