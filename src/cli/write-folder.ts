import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, failureText } from './failure.js';
import { UsageError } from './io.js';

/** Refuses a folder in which there is something. */
export async function demandNewFolder(path: string, name: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw new UsageError(`${name}: ${errorCode(error) === 'ENOTDIR' ? 'it is a file' : failureText(error)}.`);
  });
  if (names.length > 0)
    throw new UsageError(`${name} is not empty; name a folder that is new or empty with --output.`);
}

/** Writes files into a new folder, all of them or none: into another beside it, which takes its name. */
export async function writeFolder(
  path: string,
  name: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(beside);
    for (const [file, text] of files) await writeFile(join(beside, file), text, { flag: 'wx' });
    await rm(path, { recursive: false, force: true }).catch(() => undefined);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw new UsageError(`${name} cannot be written: ${failureText(error)}; nothing was written.`);
  }
}
