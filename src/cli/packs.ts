import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nearest } from '../fhir/nearest.js';
import { readPackFile } from '../load-pack.js';
import { parsePack } from '../rules/parse-pack.js';
import { RulePackError } from '../rules/rule-error.js';
import type { RulePack } from '../rules/rule-pack.js';
import { defaultPackNames, shippedPack, shippedPackNames } from '../rules/shipped.js';
import { failureText } from './failure.js';
import { UsageError, type Io } from './io.js';

/** Is told of each file before it is read, by its absolute path. */
export type Seen = (file: string) => void;

/** The packs that `--pack` names, by name or file; the default ones where none is named. */
export async function choosePacks(
  names: readonly string[],
  io: Pick<Io, 'folder'>,
  seen?: Seen,
): Promise<RulePack[]> {
  if (names.length === 0) return defaultPackNames().flatMap((name) => shippedPack(name) ?? []);
  const chosen = await Promise.allSettled(names.map((name) => choosePack(name, io, seen)));
  const reasons = chosen.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
  const defects = reasons.flatMap((reason) => (reason instanceof RulePackError ? reason.errors : []));
  if (defects.length > 0) throw new RulePackError(defects);
  if (reasons.length > 0) throw reasons[0];
  return chosen.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function choosePack(name: string, io: Pick<Io, 'folder'>, seen: Seen | undefined): Promise<RulePack> {
  return shippedPack(name) ?? (await readPack(name, io, seen));
}

/** Reads a pack with its examples: from a file, or by name the file of one that ships. */
export async function readPack(name: string, io: Pick<Io, 'folder'>, seen?: Seen): Promise<RulePack> {
  const { path, shown } = packPath(name, io);
  try {
    seen?.(path);
    const { text, options } = await readPackFile(path, shown);
    const { read } = options;
    if (read === undefined || seen === undefined) return await parsePack(text, options);
    const readSeen = (relative: string): Promise<string> => {
      seen(join(dirname(path), relative));
      return read(relative);
    };
    return await parsePack(text, { ...options, read: readSeen });
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Where the file of a pack lies, and what messages call it. */
export function packPath(
  name: string,
  io: Pick<Io, 'folder'>,
): { readonly path: string; readonly shown: string; readonly isShipped: boolean } {
  const isShipped = shippedPackNames().includes(name);
  return isShipped
    ? {
        path: fileURLToPath(new URL(`../../rules/${name}.yaml`, import.meta.url)),
        shown: `rules/${name}.yaml`,
        isShipped,
      }
    : { path: resolve(io.folder, name), shown: name, isShipped };
}

/** What to tell of a pack that cannot be read. */
export function unreadable(name: string, error: unknown): unknown {
  if (error instanceof RulePackError) return error;
  const near = nearest(name, shippedPackNames());
  const hint =
    near === undefined ? `packs that ship: ${shippedPackNames().join(', ')}` : `did you mean ${near}?`;
  return new UsageError(`${name}: ${failureText(error)}; ${hint}`);
}
