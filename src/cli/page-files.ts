import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pageHeaders, pageHtml } from '../page/page-file.js';
import type { PageSettings } from '../page/policy.js';
import type { ServedFile } from '../server/served-file.js';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** The page as the build wrote it. */
const folder = fileURLToPath(new URL('../bundle/page/', import.meta.url));
const start = 'index.html';

/** The page's files by their names, with `/` between folders; compressed once. */
export async function readPage(settings: PageSettings): Promise<ReadonlyMap<string, ServedFile>> {
  const files = await Promise.all(
    (await names()).map(async (name): Promise<[string, ServedFile]> => {
      const bytes = await contentOf(name, settings);
      const compressed = await promisify(gzip)(bytes);
      return [name, { bytes, compressed, headers: pageHeaders(name, settings) }];
    }),
  );
  return new Map(files);
}

/** Writes the page for any web server. Throws `UsageError` where something else is there, or it cannot be written. */
export async function exportPage(to: string, settings: PageSettings, io: Io): Promise<number> {
  const target = resolve(io.folder, to);
  const present = await readdir(target).catch((): string[] => []);
  if (present.length > 0 && !present.includes(licences))
    throw new UsageError(`${to} holds something else; name a folder that is new or empty.`);
  const all = await names();
  try {
    for (const name of all) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      await writeFile(join(target, name), await contentOf(name, settings));
    }
  } catch (error) {
    throw new UsageError(`The page cannot be written to ${to}: ${failureText(error)}.`);
  }
  return all.length;
}

/** By this file a folder is known to be an export. */
const licences = 'licences.txt';

async function names(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'))
    .sort();
}

async function contentOf(name: string, settings: PageSettings): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, name));
  return name === start ? Buffer.from(pageHtml(bytes.toString(), settings)) : bytes;
}
