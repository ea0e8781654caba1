import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError, type Io } from './io.js';

/** A file that a run reads, and what it is to the run: `one of the inputs`. */
export interface FileRead {
  readonly path: string;
  readonly what: string;
}

/** A file that a run writes, and the option that names it: `--output`. */
export interface FileWritten {
  readonly option: string;
  readonly path: string;
}

export const filesWritten = (names: readonly string[]): FileWritten[] =>
  names.map((path) => ({ option: '--output', path }));

export const filesRead = (names: readonly string[], what = 'one of the inputs'): FileRead[] =>
  names.filter((name) => name !== '-').map((path) => ({ path, what }));

/** Finds out before anything is written that it would overwrite what the run reads, or another report. */
export async function demandOwnFiles(
  outputs: readonly FileWritten[],
  read: readonly FileRead[],
  io: Pick<Io, 'folder'>,
): Promise<void> {
  if (outputs.length === 0) return;
  const identity = (name: string): Promise<string> => identityOf(resolve(io.folder, name));
  const taken = new Map<string, string>(
    await Promise.all(
      read.map(
        async ({ path, what }) =>
          [await identity(path), `${what}; it would be overwritten. Name another file`] as const,
      ),
    ),
  );
  for (const { option, path } of outputs) {
    const each = await identity(path);
    const what = taken.get(each);
    if (what !== undefined) throw new UsageError(`${option} ${path} is ${what}.`);
    taken.set(each, 'the file of another report; give each its own');
  }
}

/** The same for all names of a file: those through links, and hard links. */
async function identityOf(path: string): Promise<string> {
  const known = await stat(path, { bigint: true }).catch(() => undefined);
  // A device may be read and written at once, as a terminal is.
  if (known !== undefined) return known.isFile() ? `${known.dev.toString()}:${known.ino.toString()}` : path;
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path));
}
