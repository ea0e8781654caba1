import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { docsMark } from '../authoring/docs/docs-files.js';
import type { DocsFormat } from '../authoring/docs/file-name.js';
import { errorCode, failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/**
 * Puts pages into a folder: all are written in it under another name first, and take their places when all are there. Pages of
 * before that are no more are removed. Throws `UsageError`, and leaves the folder as it was, where somebody else's file
 * is in the way or something cannot be written.
 */
export async function writeDocs(
  output: string,
  files: ReadonlyMap<string, string>,
  format: DocsFormat,
  io: Pick<Io, 'folder'>,
): Promise<void> {
  const folder = resolve(io.folder, output);
  try {
    const old = await ownPages(folder, format);
    for (const name of files.keys()) await demandOwn(folder, name, output);
    await writeAll(folder, files);
    for (const name of old) if (!files.has(name)) await rm(join(folder, name));
  } catch (error) {
    if (error instanceof UsageError || errorCode(error) === undefined) throw error;
    throw new UsageError(`The documentation cannot be written to ${output}: ${failureText(error)}.`);
  }
}

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  const waiting = join(folder, `.${randomUUID()}.tmp`);
  try {
    for (const [name, text] of files) {
      await mkdir(dirname(join(waiting, name)), { recursive: true });
      await writeFile(join(waiting, name), text);
    }
  } catch (error) {
    await rm(made ?? waiting, { recursive: true, force: true });
    throw error;
  }
  try {
    for (const name of files.keys()) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await rename(join(waiting, name), join(folder, name));
    }
  } finally {
    await rm(waiting, { recursive: true, force: true });
  }
}

async function demandOwn(folder: string, name: string, output: string): Promise<void> {
  const path = join(folder, name);
  const known = await lstat(path).catch(ignoreMissing);
  if (known === undefined || (known.isFile() && (await isOwn(path)))) return;
  throw new UsageError(
    `${join(output, name)} was not written by rulepack docs; remove it, or name another folder.`,
  );
}

/** Pages that an earlier run has written: in the folder, and in the folders of packs. */
async function ownPages(folder: string, format: DocsFormat): Promise<string[]> {
  const found: string[] = [];
  const visit = async (inner: string): Promise<void> => {
    const entries = (await readdir(join(folder, inner), { withFileTypes: true }).catch(ignoreMissing)) ?? [];
    for (const entry of entries) {
      const name = `${inner}${entry.name}`;
      if (entry.isDirectory() && inner === '') await visit(`${name}/`);
      else if (entry.isFile() && name.endsWith(`.${format}`) && (await isOwn(join(folder, name))))
        found.push(name);
    }
  };
  await visit('');
  return found;
}

/** By what every page begins with. */
async function isOwn(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.toString('latin1', 0, bytesRead).includes(docsMark);
  } finally {
    await file.close();
  }
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}
