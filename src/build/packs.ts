import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadPack } from '../load-pack.js';
import { storePack } from '../rules/shipped.js';

/** Every pack in `rules/`, checked, as text in the form that `shippedPack` reads. */
export async function storedPacks(root: URL): Promise<Record<string, string>> {
  const folder = new URL('rules/', root);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const packs: Record<string, string> = {};
  for (const name of files) {
    const pack = await loadPack(fileURLToPath(new URL(name, folder)), `rules/${name}`);
    packs[pack.pack] = storePack(pack);
  }
  return packs;
}
