import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { parsePack, type ParsePackOptions } from './rules/parse-pack.js';
import { RuleError, RulePackError } from './rules/rule-error.js';
import type { RulePack } from './rules/rule-pack.js';

const maxBytes = 256 * 1024;

/**
 * Reads a rule pack from a YAML file, and the files it extends from the same folder or below. Rejects with
 * `RulePackError` for a defective pack, and with Node's own error where the file cannot be read. Messages name the
 * file by `name`.
 */
export async function loadPack(path: string, name: string = path): Promise<RulePack> {
  const { text, options } = await readPackFile(path, name);
  return parsePack(text, options);
}

/** The text of a pack's file, and how what it extends is read. Rejects as `loadPack` does. */
export async function readPackFile(
  path: string,
  name: string,
): Promise<{ readonly text: string; readonly options: ParsePackOptions }> {
  return { text: await readPackText(path, name), options: await packOptionsAt(path, name) };
}

/** Reads text as the pack that would stand in a file. */
export async function parsePackAt(path: string, name: string, text: string): Promise<RulePack> {
  return parsePack(text, await packOptionsAt(path, name));
}

/** How the files are read that a pack in this place names. Rejects where there is no such folder. */
export async function packOptionsAt(path: string, name: string): Promise<ParsePackOptions> {
  const folder = await realpath(dirname(path));
  const read = async (relative: string): Promise<string> => {
    const file = await realpath(join(folder, relative));
    if (!file.startsWith(folder + sep)) throw new Error('it lies outside the folder of the pack');
    return readPackText(file, relative);
  };
  return { file: name, read };
}

/** The text of a rule file, with its byte order mark. Rejects with `RulePackError` for one that is too large or not UTF-8. */
export async function readPackText(file: string, name: string): Promise<string> {
  const place = { file: name, line: 1, column: 1 };
  const { size } = await stat(file);
  if (size > maxBytes) {
    const text = `The file has more than ${(maxBytes / 1024).toString()} KiB, which is the most that is read.`;
    throw new RulePackError([new RuleError('too-large', place, text)]);
  }
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new RulePackError([new RuleError('not-utf-8', place, 'The file is not UTF-8.', { cause: error })]);
  }
}
