import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { docsFiles } from '../authoring/docs/docs-files.js';
import { loadPack } from '../load-pack.js';
import { shippedPackNames } from '../rules/shipped.js';

const root = new URL('../../', import.meta.url);
const packs = await Promise.all(
  shippedPackNames().map((name) =>
    loadPack(fileURLToPath(new URL(`rules/${name}.yaml`, root)), `rules/${name}.yaml`),
  ),
);
const files = docsFiles(packs, { format: 'md' });

test('docs/rules has a page of every rule that ships, and of nothing else', async () => {
  const entries = await readdir(new URL('docs/rules/', root), { recursive: true, withFileTypes: true });
  const folder = fileURLToPath(new URL('docs/rules/', root));
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\//, ''));
  expect(names.sort()).toEqual([...files.keys()].sort());
});

// `npm run docs` writes them anew.
test.each([...files.keys()])('docs/rules/%s is what rulepack docs writes', async (name) => {
  expect(await readFile(new URL(`docs/rules/${name}`, root), 'utf8')).toBe(files.get(name));
});
