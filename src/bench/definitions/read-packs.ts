import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Release } from '../../fhir/release.js';
import { packFacts, type PackFacts } from './pack-facts.js';

/** Reads what the packs of a folder say, with the tables in the folders below it. */
export async function readPacks(folder: string, release: Release): Promise<PackFacts> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  const files = new Map<string, unknown>(
    await Promise.all(
      names.map(async (name) => [name, parse(await readFile(join(folder, name), 'utf8'))] as const),
    ),
  );
  const packs = names.filter((name) => !/[/\\]/.test(name)).map((name) => files.get(name));
  return packFacts(packs, (path) => tableAt(files, path), release);
}

function tableAt(files: ReadonlyMap<string, unknown>, path: string): unknown {
  const name = join(path);
  if (!files.has(name)) throw new Error(`A pack names the table ${path}, and there is no such file.`);
  return files.get(name);
}
