import type { BlockRead, Position } from '../../bulk/block.js';
import type { Checkpoint } from '../../bulk/checkpoint.js';
import type { RunDecisions } from '../decisions.js';
import type { RunFiles } from '../run-files.js';
import type { Checkpoints } from './checkpoints.js';
import type { BulkOutput } from './output.js';
import type { BulkState } from './state.js';

/** Keeps the checkpoint of a run; does nothing for one without. */
export interface Notes {
  /** Where a run before this one has come to. */
  readonly known: Checkpoint | undefined;
  readonly isKept: boolean;
  /** A block is judged and so many bytes of output are written for it. */
  passed(read: BlockRead, written: number): Promise<void>;
  note(isComplete: boolean): Promise<void>;
}

export interface Noting {
  readonly found: Pick<RunFiles, 'exit'>;
  readonly state: BulkState;
  readonly decisions: Pick<RunDecisions, 'uses'>;
  readonly output: Pick<BulkOutput, 'sync'>;
}

/** Between two checkpoints. */
const checkpointMilliseconds = 500;

export function createNotes(
  checkpoints: Checkpoints | undefined,
  { found, state, decisions, output }: Noting,
): Notes {
  const known = checkpoints?.known;
  let written = known?.output ?? 0;
  let position: Position = known?.position ?? { file: 0, offset: 0 };
  let digest = (): string | undefined => known?.input;
  let noted = Date.now();
  const note = async (isComplete: boolean): Promise<void> => {
    if (checkpoints === undefined) return;
    // What the checkpoint speaks of is on the disk before it.
    await output.sync();
    const exit = found.exit();
    await checkpoints.note({
      position,
      input: digest(),
      output: written,
      tally: state.tally,
      exit: exit === 0 || exit === 1 ? exit : 2,
      present: state.present(),
      uses: decisions.uses(),
      isComplete,
    });
    noted = Date.now();
  };
  return {
    known,
    isKept: checkpoints !== undefined,
    async passed(read, length) {
      written += length;
      position = read.after;
      if (read.digest !== undefined) ({ digest } = read);
      if (Date.now() - noted >= checkpointMilliseconds) await note(false);
    },
    note,
  };
}
