import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../fhir/nearest.js';
import { loadPack } from '../load-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import type { RulePack } from '../rules/rule-pack.js';
import { shippedPack, shippedPackNames } from '../rules/shipped.js';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** The packs that `--pack` names, by name or file; all that ship where none is named. */
export async function choosePacks(names: readonly string[], io: Io): Promise<RulePack[]> {
  if (names.length === 0) return shippedPackNames().flatMap((name) => shippedPack(name) ?? []);
  const chosen = await Promise.allSettled(names.map((name) => choosePack(name, io)));
  const reasons = chosen.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
  const defects = reasons.flatMap((reason) => (reason instanceof RulePackError ? reason.errors : []));
  if (defects.length > 0) throw new RulePackError(defects);
  if (reasons.length > 0) throw reasons[0];
  return chosen.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function choosePack(name: string, io: Io): Promise<RulePack> {
  return shippedPack(name) ?? (await readPack(name, io));
}

/** Reads a pack with its examples: from a file, or by name the file of one that ships. */
export async function readPack(name: string, io: Io): Promise<RulePack> {
  try {
    return await loadPack(packPath(name, io), isShipped(name) ? `rules/${name}.yaml` : name);
  } catch (error) {
    if (error instanceof RulePackError) throw error;
    const near = nearest(name, shippedPackNames());
    const hint =
      near === undefined ? `packs that ship: ${shippedPackNames().join(', ')}` : `did you mean ${near}?`;
    throw new UsageError(`${name}: ${failureText(error)}; ${hint}`);
  }
}

/** The file of a pack that a file or the name of one that ships stands for. */
export const packPath = (name: string, io: Io): string =>
  isShipped(name)
    ? fileURLToPath(new URL(`../../rules/${name}.yaml`, import.meta.url))
    : resolve(io.folder, name);

const isShipped = (name: string): boolean => shippedPackNames().includes(name);
