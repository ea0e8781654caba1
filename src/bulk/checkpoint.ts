import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SuppressionUse } from '../config/suppressions.js';
import type { Position } from './block.js';
import type { Tally } from './tally.js';

/** How far a run has come: everything before `position` has been judged, and its output is on the disk. */
export interface Checkpoint {
  readonly version: 1;
  /** Digest of everything but the input that decides what the output is. */
  readonly run: string;
  /** The day on which the run began: suppressions expire by it. */
  readonly today: string;
  readonly position: Position;
  /** Digest of the input up to there; undefined at the start. */
  readonly input?: string | undefined;
  /** Bytes of the output that belong to it. */
  readonly output: number;
  readonly tally: Tally;
  readonly exit: 0 | 1 | 2;
  /** The file of the last block, and whether everything in it was looked at so far. */
  readonly present?: { readonly file: string; readonly isWhole: boolean } | undefined;
  readonly uses: readonly SuppressionUse[];
  /** Nothing is left to judge. */
  readonly isComplete: boolean;
}

/** Throws for a text that is none. */
export function parseCheckpoint(text: string): Checkpoint {
  const value = parsed(text);
  if (isCheckpoint(value)) return value;
  throw new Error('it is no checkpoint of this version of rulepack');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nobody but this program writes one; what else a file holds is told from it by these. */
const isCheckpoint = (value: unknown): value is Checkpoint =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === 1 &&
  ['run', 'today', 'position', 'output', 'tally', 'exit', 'uses', 'isComplete'].every(
    (name) => name in value,
  );

/** Takes the place of the one before, whole or not at all. What it speaks of must be on the disk already. */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const beside = `${path}.tmp`;
  const handle = await open(beside, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(checkpoint)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}

/** A new name of a file is on the disk when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    await handle.sync();
  } catch {
    // Not every system can do that with a folder.
  } finally {
    await handle?.close();
  }
}
