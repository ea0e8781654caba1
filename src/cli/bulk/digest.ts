import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { OptionValue } from '../options.js';
import type { RunFiles } from '../run-files.js';
import type { JudgingSettings } from '../settings.js';

/** Options that change no byte of the output. */
const indifferent: ReadonlySet<string> = new Set(['workers', 'summary', 'checkpoint']);

/** Digest of everything but the inputs' content that decides what a run writes. */
export async function runDigest(
  { files }: Pick<RunFiles, 'files'>,
  { packs, read }: Pick<JudgingSettings, 'packs' | 'read'>,
  values: Readonly<Record<string, OptionValue>>,
  version: string,
): Promise<string> {
  const hash = createHash('sha256');
  const add = (part: unknown): void => {
    hash.update(`${JSON.stringify(part)}\n`);
  };
  const deciding = Object.entries(values).filter(([name]) => !indifferent.has(name));
  add(version);
  add(deciding.sort(([a], [b]) => (a < b ? -1 : 1)));
  add(files);
  add(packs.map(({ pack }) => pack));
  for (const { path } of read) add((await readFile(path)).toString('base64'));
  return hash.digest('hex');
}
