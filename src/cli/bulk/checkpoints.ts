import { resolve } from 'node:path';
import type { BlockRead, Position } from '../../bulk/block.js';
import { parseCheckpoint, writeCheckpoint, type Checkpoint } from '../../bulk/checkpoint.js';
import { isThere, keepPartial, partialName, removeFile } from './output.js';
import { readIfThere } from '../config-file.js';
import { failureText } from '../failure.js';
import { UsageError, type Io } from '../io.js';

/** What a run notes of itself; the rest of a checkpoint stays the same in it. */
export type Noted = Omit<Checkpoint, 'version' | 'run' | 'today'>;

export interface Checkpoints {
  /** Where a run before this one has come to. */
  readonly known: Checkpoint | undefined;
  note(noted: Noted): Promise<void>;
  /** The run is over. */
  remove(): Promise<void>;
}

/** Throws a `UsageError` for a file that is no checkpoint of this run. */
export async function openCheckpoints(name: string, run: string, io: Io): Promise<Checkpoints> {
  const path = resolve(io.folder, name);
  const known = await readNamed(name, io);
  if (known !== undefined && known.run !== run) {
    throw new UsageError(
      `--checkpoint ${name} belongs to a run with other options, files, packs or configuration, or of another version of rulepack; delete it to begin anew.`,
    );
  }
  const note = async (noted: Noted): Promise<void> => {
    try {
      await writeCheckpoint(path, { version: 1, run, today: io.today(), ...noted });
    } catch (error) {
      throw new UsageError(`--checkpoint ${name} cannot be written: ${failureText(error)}.`);
    }
  };
  return { known, note, remove: () => removeFile(path) };
}

/** The day on which the run began that the checkpoint is of; today where there is none. */
export async function dayOfRun(name: string, io: Io): Promise<string> {
  return (await readNamed(name, io))?.today ?? io.today();
}

async function readNamed(name: string, io: Io): Promise<Checkpoint | undefined> {
  try {
    const text = await readIfThere(resolve(io.folder, name));
    return text === undefined ? undefined : parseCheckpoint(text);
  } catch (error) {
    throw new UsageError(`--checkpoint ${name} cannot be used: ${failureText(error)}.`);
  }
}

/** Gives a complete output its name, where the run was killed before it could. */
export async function finishOutput(output: string, io: Io): Promise<void> {
  const path = resolve(io.folder, output);
  if (await isThere(partialName(path))) await keepPartial(path);
}

/** The blocks behind a checkpoint. Throws a `UsageError` where those before it are not what they were. */
export async function* blocksAfter(
  blocks: AsyncIterable<BlockRead>,
  known: Pick<Checkpoint, 'position' | 'input'>,
  signal: AbortSignal,
): AsyncGenerator<BlockRead> {
  let isReached = known.input === undefined;
  for await (const read of blocks) {
    const order = compare(read.after, known.position);
    if (order === 0 && !isReached) {
      if (read.digest?.() !== known.input) break;
      isReached = true;
    } else if (order > 0 && isReached) yield read;
    else if (order > 0) break;
  }
  if (!isReached && !signal.aborted) {
    throw new UsageError(
      'The input is not what it was when the checkpoint was written; delete the checkpoint to begin anew.',
    );
  }
}

const compare = (a: Position, b: Position): number => a.file - b.file || a.offset - b.offset;
