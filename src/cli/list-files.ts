import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError, type Io } from './io.js';

/** The files that names, folders and patterns stand for. */
export interface FileList {
  readonly files: readonly string[];
  /** What is wrong with a name: nothing has it. */
  readonly complaints: readonly string[];
}

/** Files, folders and patterns as the user named them, each file once. */
export async function listFiles(names: readonly string[], io: Io): Promise<FileList> {
  const lists = await Promise.all(names.map((name) => filesOf(name, io)));
  return {
    files: [...new Set(lists.flatMap(({ files }) => files))],
    complaints: lists.flatMap(({ complaints }) => complaints),
  };
}

const found = (files: readonly string[], complaint?: string): FileList => ({
  files,
  complaints: complaint === undefined ? [] : [complaint],
});

async function filesOf(name: string, io: Io): Promise<FileList> {
  if (name === '') throw new UsageError('A file name is empty.');
  if (name === '-') return found([name]);
  if (/^https?:\/\//.test(name)) {
    const curl = `curl -H 'Accept: application/fhir+json' ${name} | rulepack validate -`;
    throw new UsageError(`Addresses are not fetched. Try: ${curl}`);
  }
  const status = await stat(resolve(io.folder, name)).catch(() => undefined);
  if (status?.isDirectory() === true) return filesIn(name, io);
  if (status !== undefined || !/[*?[\]{}]/.test(name)) return found([name]);
  const { glob } = await import('tinyglobby');
  const matches = await glob(name, { cwd: io.folder, dot: true, followSymbolicLinks: false });
  return found(matches.sort(), matches.length === 0 ? `${name}: no file has a name like this` : undefined);
}

/** Files of JSON, NDJSON, compressed or not, and XML in a folder and below, without those of packages. */
async function filesIn(folder: string, io: Io): Promise<FileList> {
  const prefix = folder.replace(/\/+$/, '');
  const { glob } = await import('tinyglobby');
  const files = await glob('**/*.{json,ndjson,jsonl,xml,ndjson.gz,jsonl.gz}', {
    cwd: resolve(io.folder, folder),
    ignore: ['**/node_modules/**', '**/rulepack-baseline.json'],
    followSymbolicLinks: false,
  });
  return found(
    files.sort().map((file) => `${prefix}/${file}`),
    files.length === 0 ? `${folder}: no JSON, NDJSON or XML file in this folder` : undefined,
  );
}
