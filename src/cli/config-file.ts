import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ConfigError } from '../config/config-error.js';
import type { Config } from '../config/config.js';
import { readPackText } from '../load-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import { errorCode, failureText } from './failure.js';
import { UsageError, type Io } from './io.js';
import type { OptionValue } from './options.js';

/** A configuration, and where it lies. */
export interface ConfigFile {
  readonly config: Config;
  /** As messages name it. */
  readonly name: string;
  /** Absolute; what the configuration names lies in it. */
  readonly folder: string;
  /** It and what it extends, absolute. */
  readonly files: readonly string[];
}

const fileName = 'rulepack.yaml';

/** The configuration that `--config` names, else the nearest one upwards. Undefined where there is none. */
export async function findConfig(
  values: Readonly<Record<string, OptionValue>>,
  io: Pick<Io, 'folder'>,
): Promise<ConfigFile | undefined> {
  const { config: named, 'no-config': without } = values;
  if (without === true && named !== undefined)
    throw new UsageError('--config and --no-config exclude each other.');
  if (without === true) return undefined;
  const path = typeof named === 'string' ? resolve(io.folder, named) : await nearestConfig(io.folder);
  if (path === undefined) return undefined;
  const name = typeof named === 'string' ? named : relative(io.folder, path);
  try {
    const files = [path];
    const config = await readConfig(path, name, (file) => files.push(file));
    return { config, name, folder: dirname(path), files };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new UsageError(`${name}: ${failureText(error)}.`);
  }
}

/** Upwards to the folder that Git knows as the top of a project. */
async function nearestConfig(folder: string): Promise<string | undefined> {
  for (let each = folder; ; each = dirname(each)) {
    const path = join(each, fileName);
    if ((await stat(path).catch(() => undefined))?.isFile() === true) return path;
    if (dirname(each) === each || (await stat(join(each, '.git')).catch(() => undefined)) !== undefined) {
      return undefined;
    }
  }
}

async function readConfig(path: string, name: string, seen: (file: string) => void): Promise<Config> {
  const folder = dirname(path);
  const read = async (each: string): Promise<string> => {
    try {
      const file = await insideOf(folder, each);
      seen(file);
      return await textOf(file, each);
    } catch (error) {
      if (error instanceof ConfigError) throw new Error(error.faults[0]?.text, { cause: error });
      throw new Error(failureText(error), { cause: error });
    }
  };
  const { parseConfig } = await import('../config/parse-config.js');
  return parseConfig(await textOf(path, name), { file: name, read });
}

/** A configuration is read with the limits of rule packs. */
async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readPackText(path, name);
  } catch (error) {
    throw error instanceof RulePackError ? new ConfigError(error.errors) : error;
  }
}

/** The place of a file that a configuration names; rejects where links lead out of its folder. */
export async function insideOf(folder: string, name: string): Promise<string> {
  const path = await realpath(join(folder, name));
  if (isInside(await realpath(folder), path)) return path;
  throw new Error(outside);
}

/** The same for a file that may not be there yet: neither it nor its folder may be a link that leads out. */
export async function insideOrNew(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  for (const each of [dirname(path), path]) {
    if ((await lstat(each).catch(() => undefined)) === undefined) continue;
    const real = await realpath(each).catch(() => '');
    if (!isInside(await realpath(folder), real)) throw new Error(outside);
  }
  return path;
}

const outside = 'it lies outside the folder of the configuration';

const isInside = (top: string, path: string): boolean =>
  path === top || path.startsWith(top.endsWith(sep) ? top : top + sep);

/** The text of a file that may not be there yet. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
