import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentSet } from './documents.js';
import type { Measurement } from './measurements.js';

const command = fileURLToPath(new URL('../bundle/rulepack.js', import.meta.url));

/** Compares whole processes: `rulepack validate` of one file to `node -e 0`. `end` removes the file. */
export async function startUpOf(set: DocumentSet): Promise<Measurement & { end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-bench-'));
  const file = join(folder, 'statement.json');
  await writeFile(file, set.documents[0]?.bytes ?? '');
  return {
    row: 'startUp',
    document: set.name,
    comparison: {
      work: () => {
        runNode(command, 'validate', file);
      },
      base: () => {
        runNode('-e', '0');
      },
    },
    end: () => rm(folder, { recursive: true }),
  };
}

function runNode(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}: ${stderr}`);
}
