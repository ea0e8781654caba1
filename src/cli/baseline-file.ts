import { dirname, relative, resolve, sep } from 'node:path';
import type { Baseline } from '../config/baseline.js';
import { ConfigError } from '../config/config-error.js';
import { readBaseline, BaselineError } from '../config/read-baseline.js';
import { insideOrNew, readIfThere, type ConfigFile } from './config-file.js';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';
import type { OptionValue } from './options.js';

/** The name of the file where nothing names it. */
export const baselineName = 'rulepack-baseline.json';

/** Where a baseline lies, and what messages call it. */
export interface BaselineFile {
  readonly path: string;
  readonly name: string;
}

/** The file that `--baseline` or else the configuration names. Rejects with `ConfigError` where links lead elsewhere. */
export async function namedBaseline(
  option: OptionValue,
  file: ConfigFile | undefined,
  io: Io,
): Promise<BaselineFile | undefined> {
  if (typeof option === 'string') return { path: resolve(io.folder, option), name: option };
  const { baseline } = file?.config ?? {};
  if (file === undefined || baseline === undefined) return undefined;
  try {
    const path = await insideOrNew(file.folder, baseline.path);
    return { path, name: relative(io.folder, path) };
  } catch (error) {
    const text = `${baseline.path} cannot be used: ${failureText(error)}.`;
    throw new ConfigError([{ code: 'extends-outside', place: baseline.place, text }]);
  }
}

/** Undefined where there is no such file. Throws `UsageError` for one that is no baseline. */
export async function openBaseline({ path, name }: BaselineFile): Promise<Baseline | undefined> {
  try {
    const text = await readIfThere(path);
    return text === undefined ? undefined : readBaseline(text);
  } catch (error) {
    const why = error instanceof BaselineError ? error.message : failureText(error);
    throw new UsageError(`The baseline ${name} cannot be used: ${why}.`);
  }
}

/** A file of the run as seen from a folder, with `/` between names; standard input is `-`. */
export const nameFrom = (folder: string, file: string, io: Pick<Io, 'folder'>): string =>
  file === '-' ? file : relative(folder, resolve(io.folder, file)).split(sep).join('/');

export const folderOf = ({ path }: BaselineFile): string => dirname(path);
