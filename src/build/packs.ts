import { readdir, readFile } from 'node:fs/promises';
import { parsePack } from '../rules/parse-pack.js';
import { storePack } from '../rules/shipped.js';

/** Every pack in `rules/`, checked, as text in the form that `shippedPack` reads. */
export async function storedPacks(root: URL): Promise<Record<string, string>> {
  const folder = new URL('rules/', root);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const packs: Record<string, string> = {};
  for (const name of files) {
    const pack = await parsePack(await readFile(new URL(name, folder), 'utf8'), { file: `rules/${name}` });
    packs[pack.pack] = storePack(pack);
  }
  return packs;
}
