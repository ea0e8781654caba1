import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { docsMark } from '../authoring/docs/docs-files.js';
import { fileName, type DocsFormat } from '../authoring/docs/file-name.js';
import { errorCode, failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/**
 * Puts pages into a folder: all are written in it under another name first, and take their places when all are there.
 * Pages of before that are no more are removed. Throws `UsageError`, and leaves the folder as it was, where somebody
 * else's file is in the way or something cannot be written.
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
    await removeAll(
      folder,
      old.filter((name) => !files.has(name)),
    );
  } catch (error) {
    if (error instanceof UsageError || errorCode(error) === undefined) throw error;
    throw new UsageError(`The documentation cannot be written to ${output}: ${failureText(error)}.`);
  }
}

/** And the folders that held nothing else. */
async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name));
  for (const inner of new Set(names.map((name) => dirname(name)))) {
    if (inner !== '.') await rmdir(join(folder, inner)).catch(ignoreFull);
  }
}

function ignoreFull(error: unknown): void {
  if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
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
  if (known === undefined || (await isOwn(path))) return;
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
      if (entry.isDirectory() && inner === '' && (await isPackFolder(join(folder, name), format)))
        await visit(`${name}/`);
      else if (entry.isFile() && name.endsWith(`.${format}`) && (await isOwn(join(folder, name))))
        found.push(name);
    }
  };
  await visit('');
  return found;
}

/** A folder of pages has a first one; others are of no interest, however much there is in them. */
const isPackFolder = (path: string, format: DocsFormat): Promise<boolean> =>
  isOwn(join(path, fileName('index', format)));

/** By what every page begins with. What cannot be read is not. */
async function isOwn(path: string): Promise<boolean> {
  const known = await lstat(path).catch(() => undefined);
  const file = known?.isFile() === true ? await open(path).catch(() => undefined) : undefined;
  if (file === undefined) return false;
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
