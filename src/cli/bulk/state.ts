import type { Checkpoint } from '../../bulk/checkpoint.js';
import type { JudgedBlock } from '../../bulk/judged-block.js';
import { addTally, createTally, type Tally } from '../../bulk/tally.js';
import type { RunDecisions } from '../decisions.js';

/** What a run has come to so far. */
export interface BulkState {
  readonly tally: Tally;
  /** Of the last block. */
  readonly present: () => Checkpoint['present'];
  add(file: string, judged: JudgedBlock): void;
  /** There is no more of the last file. */
  endFile(): void;
}

/** Goes on where a run before has come to. */
export function createState(
  decisions: Pick<RunDecisions, 'addUses' | 'judged'>,
  known: Pick<Checkpoint, 'tally' | 'present' | 'uses'> | undefined,
): BulkState {
  const tally = createTally();
  if (known !== undefined) addTally(tally, known.tally);
  decisions.addUses(known?.uses ?? []);
  let present = known?.present;
  const endFile = (): void => {
    if (present?.isWhole === true) decisions.judged(present.file);
  };
  return {
    tally,
    present: () => present,
    add(file, { result, uses }) {
      if (present?.file !== file) {
        endFile();
        present = { file, isWhole: true };
      }
      present = { file, isWhole: present.isWhole && result.isWhole };
      decisions.addUses(uses);
      addTally(tally, result.tally);
    },
    endFile,
  };
}
