import { readFile } from 'node:fs/promises';
import { readRows, type Columns, type Row } from './rows.js';

/** Reads a table that is committed beside the command it is for. The build copies none, so the source is read. */
export async function readTable<const C extends Columns>(path: string, columns: C): Promise<Row<C>[]> {
  const file = new URL(`../../../src/bench/${path}`, import.meta.url);
  return readRows(await readFile(file, 'utf8'), columns);
}
