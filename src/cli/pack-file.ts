import { readdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readPackText } from '../load-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import { shippedPackNames } from '../rules/shipped.js';
import { errorCode, failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

const newFile = 'rules.yaml';

/** The pack that a rule is written into: the one that is named, or the only one in the folder, or a new one. */
export async function packFileFor(name: string | undefined, io: Io): Promise<string> {
  if (name !== undefined) {
    if (/\.ya?ml$/i.test(name)) return name;
    const hint = shippedPackNames().includes(name)
      ? 'it is the name of a pack that ships, which nothing is added to'
      : `did you mean ${name}.yaml?`;
    throw new UsageError(`--pack is a file whose name ends with .yaml, not ${JSON.stringify(name)}; ${hint}`);
  }
  const packs = await packsIn(io.folder);
  const [first, second] = packs;
  if (second !== undefined) {
    throw new UsageError(
      `This folder has several packs; choose one with --pack: ${packs.slice(0, 10).join(', ')}.`,
    );
  }
  return first ?? newFile;
}

/** YAML files that look like a pack, sound or not. */
async function packsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  const packs: string[] = [];
  for (const name of names) {
    const text = await readPackText(resolve(folder, name), name).catch(() => '');
    if (/^\uFEFF?["']?language["']?\s*:/m.test(text) && /^["']?rules["']?\s*:/m.test(text)) packs.push(name);
  }
  return packs;
}

/** Undefined for a file that is not there. */
export async function readExisting(path: string, name: string): Promise<string | undefined> {
  try {
    return await readPackText(path, name);
  } catch (error) {
    if (error instanceof RulePackError) throw error;
    if (errorCode(error) === 'ENOENT' && (await isFolder(dirname(path)))) return undefined;
    throw new UsageError(`${name}: ${failureText(error)}.`);
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() === true;
