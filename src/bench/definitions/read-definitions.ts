import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Release } from '../../fhir/release.js';
import { published, type Published } from './published.js';
import { readTar } from '../../authoring/import/read-tar.js';

/** Reads FHIR's definitions from the JSON files of a folder and from the packages (`.tgz`) in it. */
export async function readDefinitions(folder: string, release: Release): Promise<Published> {
  const names = (await readdir(folder)).sort();
  const files = names.filter((name) => name.endsWith('.json'));
  const packages = names.filter((name) => name.endsWith('.tgz'));
  const single = await Promise.all(files.map((name) => readFile(join(folder, name))));
  const packed = await Promise.all(
    packages.map(async (name) => jsonFiles(gunzipSync(await readFile(join(folder, name))))),
  );
  // A file that stands in the folder itself counts more than the package's.
  return published([...packed.flat(), ...single].map(parsed), release);
}

const jsonFiles = (archive: Uint8Array): Uint8Array[] =>
  [...readTar(archive)].flatMap(([name, content]) => (name.endsWith('.json') ? [content] : []));

const parsed = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));
