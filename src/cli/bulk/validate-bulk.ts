import { summaryJson } from '../../bulk/tally.js';
import { counted } from '../../report/counts.js';
import { visible } from '../../report/visible.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import { demandOwnFiles, type FileWritten } from '../own-files.js';
import { openReportFile } from '../report-file.js';
import { findRunFiles } from '../run-files.js';
import { finishOutput, openCheckpoints, type Checkpoints } from './checkpoints.js';
import { runDigest } from './digest.js';
import { judgeBlocks, type BulkRun } from './judge-blocks.js';
import { createNotes } from './notes.js';
import type { BulkWishes } from './options.js';
import { openOutput, openPartialOutput, partialName, type BulkOutput } from './output.js';
import { createState } from './state.js';

/** Judges any number of inputs by several threads, and writes a line an input, in their order. */
export async function validateBulk(names: readonly string[], run: BulkRun, io: Io): Promise<ExitCode> {
  const { decisions, wishes } = run;
  if (wishes.checkpoint !== undefined && decisions.baseline !== undefined) {
    throw new UsageError(
      '--checkpoint does not go with a baseline, whose entries count once in the whole run.',
    );
  }
  const found = await findRunFiles(names, run, io);
  await demandOwnFiles(filesOf(wishes), found.read, io);
  const checkpoints =
    wishes.checkpoint === undefined
      ? undefined
      : await openCheckpoints(
          wishes.checkpoint,
          await runDigest(found, run.judging, run.values, run.version),
          io,
        );
  const known = checkpoints?.known;
  const state = createState(decisions, known);
  found.raise(known?.exit ?? 0);
  const finish = async (): Promise<void> => {
    if (wishes.summary !== undefined) await writeSummary(wishes.summary, summaryJson(state.tally), io);
    await checkpoints?.remove();
  };
  if (known?.isComplete === true && wishes.output !== undefined) {
    await finishOutput(wishes.output, io);
    await finish();
    return found.exit();
  }
  const output = await outputOf(wishes, checkpoints, io);
  const interruption = io.interruption();
  const notes = createNotes(checkpoints, { found, state, decisions, output });
  try {
    await notes.note(false);
    await judgeBlocks(run, { found, state, output, notes }, interruption, io);
    await notes.note(!interruption.aborted);
    if (interruption.aborted && checkpoints !== undefined) await output.discard();
    else await output.close();
  } catch (error) {
    await output.discard().catch(() => undefined);
    throw error;
  }
  if (interruption.aborted) {
    const rest = checkpoints === undefined ? 'the rest was not judged' : 'the same command goes on there';
    await io.complain(`rulepack: interrupted after ${counted(state.tally.inputs, 'input')}; ${rest}.\n`);
    return interruption.reason === 'SIGTERM' ? 143 : 130;
  }
  await finish();
  state.endFile();
  decisions.missed();
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return found.exit();
}

/** Only a file can be gone on with. */
const outputOf = (
  { output }: BulkWishes,
  checkpoints: Checkpoints | undefined,
  io: Io,
): Promise<BulkOutput> =>
  checkpoints === undefined || output === undefined
    ? openOutput(output, io)
    : openPartialOutput(output, checkpoints.known?.output ?? 0, io);

function filesOf({ output, summary, checkpoint }: BulkWishes): FileWritten[] {
  const file = (option: string, path: string | undefined): FileWritten[] =>
    path === undefined ? [] : [{ option, path }];
  return [
    ...file('--output', output),
    ...file('--summary', summary),
    ...file('--checkpoint', checkpoint),
    ...(output === undefined || checkpoint === undefined ? [] : file('--output', partialName(output))),
  ];
}

async function writeSummary(name: string, text: string, io: Io): Promise<void> {
  const file = await openReportFile(name, io);
  await file.write(text);
  await file.close();
}
