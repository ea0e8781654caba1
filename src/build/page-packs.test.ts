import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parsePack } from '../rules/parse-pack.js';

const folder = new URL('../bundle/page/packs/', import.meta.url);
const packs = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

test.each(packs)('%s has all that it names in the page', async (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const read = (path: string): Promise<string> => readFile(new URL(path, folder), 'utf8');
  await expect(parsePack(text, { file, read })).resolves.toHaveProperty('rules');
});
