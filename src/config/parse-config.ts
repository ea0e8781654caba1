import { resolvePath, besides, type Reader } from '../rules/extends.js';
import { configOf } from './config-of.js';
import { ConfigError, type ConfigFault } from './config-error.js';
import type { Config } from './config.js';
import { mergeConfigs } from './merge-configs.js';
import { readForm } from './read-form.js';

export interface ParseConfigOptions {
  /** The name that messages give the file. */
  readonly file: string;
  /** Reads a file that `extends` names, by its path relative to the folder of this one. */
  readonly read: Reader;
}

const maxDepth = 8;

/** Reads a configuration and what it extends. Rejects with `ConfigError`, which lists every fault, and with nothing else. */
export async function parseConfig(text: string, { file, read }: ParseConfigOptions): Promise<Config> {
  const faults: ConfigFault[] = [];
  const [own = ''] = file.split('/').slice(-1);
  const config = await parseOne(text, {
    file,
    read,
    ancestors: [own],
    report: (fault) => faults.push(fault),
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

interface Step {
  readonly file: string;
  readonly read: Reader;
  /** The files that lead here, and this one; their paths are relative to the first one's folder. */
  readonly ancestors: readonly string[];
  readonly report: (fault: ConfigFault) => void;
}

async function parseOne(text: string, step: Step): Promise<Config> {
  const form = await readForm(text, step.file, step.report);
  if (form === undefined) return { rules: [], suppress: [] };
  const configs: Config[] = [];
  for (const [index, name] of (form.document.extends ?? []).entries()) {
    const fail = (code: ConfigFault['code'], problem: string): void => {
      step.report({ code, place: form.source.placeOf(['extends', index]), text: problem });
    };
    const config = await parseExtended(name, step, fail);
    if (config !== undefined) configs.push(config);
  }
  const here = step.ancestors.at(-1) ?? '';
  return mergeConfigs([...configs, configOf(form, here, step.report)]);
}

async function parseExtended(
  name: string,
  { file, read, ancestors, report }: Step,
  fail: (code: ConfigFault['code'], problem: string) => void,
): Promise<Config | undefined> {
  const here = ancestors.at(-1) ?? '';
  const path = resolvePath(here, name);
  if (path === undefined) {
    fail('extends-outside', `${JSON.stringify(name)} is not a path inside the folder of the configuration.`);
    return undefined;
  }
  if (ancestors.includes(path)) {
    fail('extends-cycle', `${name} leads back to itself: ${[...ancestors, path].join(' -> ')}.`);
    return undefined;
  }
  if (ancestors.length >= maxDepth) {
    fail('extends-too-deep', `Configurations extend each other over more than ${maxDepth.toString()} files.`);
    return undefined;
  }
  let text: string;
  try {
    text = await read(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    fail('extends-not-found', `${name} cannot be read: ${why.replace(/\.$/, '')}.`);
    return undefined;
  }
  return parseOne(text, { file: besides(file, here, path), read, ancestors: [...ancestors, path], report });
}
