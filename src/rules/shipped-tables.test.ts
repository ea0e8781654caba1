import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const folder = new URL('../../rules/tables/', import.meta.url);
const names = await readdir(folder);

interface TableFile {
  readonly prefix: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const read = async (name: string): Promise<TableFile> =>
  // A table of another form fails the assertions below.
  parse(await readFile(new URL(name, folder), 'utf8')) as TableFile;

test.each(names)('%s has every key once, sorted under its value', async (name) => {
  const { values } = await read(name);
  const lists = Object.values(values);
  expect(lists.map((keys) => [...keys].sort())).toEqual(lists);
  expect(new Set(lists.flat()).size).toBe(lists.flat().length);
});

test.each([
  { name: 'r4-search-parameter-types.yaml', count: 1400 },
  { name: 'r4-extensions.yaml', count: 394 },
  { name: 'r4b-search-parameter-types.yaml', count: 1414 },
  { name: 'r4b-extensions.yaml', count: 396 },
  { name: 'r5-search-parameter-types.yaml', count: 1263 },
  { name: 'r5-extensions.yaml', count: 510 },
  { name: 'stu3-extensions.yaml', count: 376 },
])('$name holds $count keys', async ({ name, count }) => {
  const { values } = await read(name);
  expect(Object.values(values).flat()).toHaveLength(count);
});
