import type { Position } from '../bulk/block.js';
import { inOrder } from '../bulk/in-order.js';
import { readBlocks } from '../bulk/read-blocks.js';
import { summaryJson } from '../bulk/tally.js';
import { counted } from '../report/counts.js';
import { visible } from '../report/visible.js';
import { blocksAfter, finishOutput, openCheckpoints } from './bulk-checkpoints.js';
import { runDigest } from './bulk-digest.js';
import { createJudges } from './bulk-judges.js';
import type { BulkWishes } from './bulk-options.js';
import { openOutput, openPartialOutput, partialName } from './bulk-output.js';
import { createBulkProgress } from './bulk-progress.js';
import { blockBytes, bulkSource, bytesOf } from './bulk-source.js';
import { createState } from './bulk-state.js';
import type { RunDecisions } from './decisions.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { judgeInput, type FailLevel } from './judge-input.js';
import type { OptionValue } from './options.js';
import { demandOwnFiles, type FileWritten } from './own-files.js';
import { openReportFile } from './report-file.js';
import { findRunFiles } from './run-files.js';
import type { JudgingSettings } from './settings.js';

interface BulkRun {
  readonly judging: JudgingSettings;
  readonly decisions: RunDecisions;
  /** The options as they were given: workers read them again. */
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly failOn: FailLevel;
  readonly isNdjson: boolean;
  readonly wishes: BulkWishes;
  /** Of this package. */
  readonly version: string;
}

/** Between two checkpoints. */
const checkpointMilliseconds = 500;

/** Judges any number of inputs by several threads, and writes a line an input, in their order. */
export async function validateBulk(names: readonly string[], run: BulkRun, io: Io): Promise<ExitCode> {
  const { judging, decisions, values, failOn, wishes } = run;
  const { onlyIssues } = wishes;
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
      : await openCheckpoints(wishes.checkpoint, await runDigest(found, judging, values, run.version), io);
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
  const output =
    checkpoints === undefined || wishes.output === undefined
      ? await openOutput(wishes.output, io)
      : await openPartialOutput(wishes.output, known?.output ?? 0, io);
  const interruption = io.interruption();
  const failed = new AbortController();
  const signal = AbortSignal.any([interruption, failed.signal]);
  const source = bulkSource(found.files, run.isNdjson, signal, io);
  const total = await bytesOf(found.files, io);
  const judges = createJudges({
    ...wishes,
    // Each entry of a baseline counts once, whichever input comes first.
    worker:
      decisions.baseline === undefined
        ? { folder: io.folder, today: io.today(), values, failOn, onlyIssues }
        : undefined,
    bytes: total ?? 0,
    maxBytes: found.files.every(source.isLines) ? judging.maxLineBytes : judging.maxBytes,
    judge: (input) => judgeInput(input, judging, decisions, failOn),
  });
  const progress = createBulkProgress(total, io, Date.now);
  let bytes = 0;
  let written = known?.output ?? 0;
  let position: Position = known?.position ?? { file: 0, offset: 0 };
  let digest = (): string | undefined => known?.input;
  let noted = 0;
  const note = async (isComplete = false): Promise<void> => {
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
  try {
    await note();
    const blocks = readBlocks(source, {
      ...judging,
      blockBytes,
      signal,
      resume: known?.position,
      isDigested: checkpoints !== undefined,
    });
    await inOrder(known === undefined ? blocks : blocksAfter(blocks, known, signal), judges.depth, {
      act: ({ block }) => judges.judge(block),
      async give({ block, after, digest: digestThere }, judged) {
        const { result } = judged;
        state.add(block.file, judged);
        for (const text of result.complaints) await found.complain(text);
        found.raise(result.exit);
        if (result.output.length > 0) await output.write(result.output);
        written += result.output.length;
        position = after;
        if (digestThere !== undefined) digest = digestThere;
        if (Date.now() - noted >= checkpointMilliseconds) await note();
        if ('bytes' in block.content) bytes += block.content.bytes.length;
        await progress.step({ bytes, inputs: state.tally.inputs });
      },
      stop: () => {
        failed.abort();
      },
    });
    await progress.end();
    await note(!interruption.aborted);
    if (interruption.aborted && checkpoints !== undefined) await output.discard();
    else await output.close();
  } catch (error) {
    await output.discard().catch(() => undefined);
    throw error;
  } finally {
    await judges.close();
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
