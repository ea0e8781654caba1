import { relative } from 'node:path';
import { ConfigError, type ConfigFault } from '../config/config-error.js';
import type { ConfigPack } from '../config/config.js';
import { nearest } from '../fhir/nearest.js';
import { shippedPackNames } from '../rules/shipped.js';
import { insideOf, type ConfigFile } from './config-file.js';
import { failureText } from './failure.js';
import type { Io } from './io.js';

/** The packs of a configuration as `--pack` would name them. Rejects with `ConfigError` for those that there are not. */
export async function configuredPacks(
  file: ConfigFile | undefined,
  io: Pick<Io, 'folder'>,
): Promise<string[]> {
  const faults: ConfigFault[] = [];
  const names: string[] = [];
  for (const pack of file?.config.packs ?? []) {
    const { name, problem } = await nameOf(pack, file?.folder ?? io.folder, io);
    if (problem === undefined) names.push(name);
    else faults.push({ code: 'extends-not-found', place: pack.place, text: problem });
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return names;
}

async function nameOf(
  pack: ConfigPack,
  folder: string,
  io: Pick<Io, 'folder'>,
): Promise<{ readonly name: string; readonly problem?: string }> {
  if ('name' in pack) {
    const { name } = pack;
    if (shippedPackNames().includes(name)) return { name };
    const near = nearest(name, shippedPackNames());
    const hint =
      near === undefined ? `a file is named by its path, like ./${name}.yaml` : `did you mean ${near}?`;
    return { name, problem: `No pack of the name ${name} ships; ${hint}` };
  }
  try {
    // A path without a dot or a slash would be taken for a name.
    const name = relative(io.folder, await insideOf(folder, pack.path));
    return { name: /[./]/.test(name) ? name : `./${name}` };
  } catch (error) {
    return { name: pack.path, problem: `${pack.path} cannot be read: ${failureText(error)}.` };
  }
}
