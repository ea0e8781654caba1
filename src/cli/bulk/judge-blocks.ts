import { bytesIn } from '../../bulk/block.js';
import { createBlockMemory } from '../../bulk/block-memory.js';
import { readBlocks } from '../../bulk/read-blocks.js';
import { inOrder } from '../../input/in-order.js';
import { judgeInput, type FailLevel } from '../judge-input.js';
import type { Io } from '../io.js';
import type { OptionValue } from '../options.js';
import type { RunDecisions } from '../decisions.js';
import type { RunFiles } from '../run-files.js';
import type { JudgingSettings } from '../settings.js';
import { blocksAfter } from './checkpoints.js';
import { createJudges } from './judges.js';
import type { Notes } from './notes.js';
import type { BulkWishes } from './options.js';
import type { BulkOutput } from './output.js';
import { createBulkProgress } from './progress.js';
import { blockBytes, bulkSource, bytesOf, rangeBytes } from './source.js';
import type { BulkState } from './state.js';

export interface BulkRun {
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

/** What a run has come to, and where its verdicts go. */
export interface BulkTargets {
  readonly found: RunFiles;
  readonly state: BulkState;
  readonly output: BulkOutput;
  readonly notes: Notes;
}

/** Judges the inputs behind the checkpoint block by block, and writes their verdicts in order, until interrupted. */
export async function judgeBlocks(
  run: BulkRun,
  { found, state, output, notes }: BulkTargets,
  interruption: AbortSignal,
  io: Io,
): Promise<void> {
  const { known } = notes;
  const failed = new AbortController();
  const signal = AbortSignal.any([interruption, failed.signal]);
  const source = bulkSource(found.files, run.isNdjson, signal, io);
  const total = await bytesOf(found.files, io);
  const judges = judgesOf(run, total ?? 0, found.files.every(source.isLines), io);
  const progress = createBulkProgress(total, io, Date.now);
  let bytes = 0;
  try {
    const blocks = readBlocks(source, {
      ...run.judging,
      blockBytes,
      rangeBytes,
      signal,
      resume: known?.position,
      isDigested: notes.isKept,
      memory: createBlockMemory(blockBytes),
    });
    const judged = inOrder(
      known === undefined ? blocks : blocksAfter(blocks, known, signal),
      judges.depth,
      async (read) => ({ read, judged: await judges.judge(read.block) }),
    );
    for await (const { read, judged: block } of judged) {
      const { result } = block;
      state.add(read.block.file, block);
      for (const text of result.complaints) await found.complain(text);
      found.raise(result.exit);
      if (result.output.length > 0) await output.write(result.output);
      await notes.passed(read, result.output.length);
      bytes += bytesIn(read.block);
      read.release();
      await progress.step({ bytes, inputs: state.tally.inputs });
    }
    await progress.end();
  } finally {
    // Nobody waits for more input when the output has failed.
    failed.abort();
    await judges.close();
    source.close();
  }
}

function judgesOf(
  { judging, decisions, values, failOn, wishes }: BulkRun,
  bytes: number,
  areLines: boolean,
  io: Io,
): ReturnType<typeof createJudges> {
  const { onlyIssues } = wishes;
  return createJudges({
    ...wishes,
    // Each entry of a baseline counts once, whichever input comes first.
    worker:
      decisions.baseline === undefined
        ? { folder: io.folder, today: io.today(), values, failOn, onlyIssues }
        : undefined,
    bytes,
    maxBytes: areLines ? judging.maxLineBytes : judging.maxBytes,
    maxLineBytes: judging.maxLineBytes,
    judge: (input) => judgeInput(input, judging, decisions, failOn),
  });
}
