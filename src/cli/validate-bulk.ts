import { inOrder } from '../bulk/in-order.js';
import { readBlocks } from '../bulk/read-blocks.js';
import { addTally, createTally, summaryJson } from '../bulk/tally.js';
import { counted } from '../report/counts.js';
import { visible } from '../report/visible.js';
import { createJudges } from './bulk-judges.js';
import { openOutput } from './bulk-output.js';
import { createBulkProgress } from './bulk-progress.js';
import type { BulkWishes } from './bulk-options.js';
import { blockBytes, bulkSource, bytesOf } from './bulk-source.js';
import type { RunDecisions } from './decisions.js';
import type { ExitCode, Io } from './io.js';
import { judgeInput, type FailLevel } from './judge-input.js';
import type { OptionValue } from './options.js';
import { demandOwnFiles } from './own-files.js';
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
}

/** Judges any number of inputs by several threads, and writes a line an input, in their order. */
export async function validateBulk(names: readonly string[], run: BulkRun, io: Io): Promise<ExitCode> {
  const { judging, decisions, values, failOn, wishes } = run;
  const { onlyIssues } = wishes;
  const found = await findRunFiles(names, run, io);
  await demandOwnFiles(
    [
      ...(wishes.output === undefined ? [] : [{ option: '--output', path: wishes.output }]),
      ...(wishes.summary === undefined ? [] : [{ option: '--summary', path: wishes.summary }]),
    ],
    found.read,
    io,
  );
  const output = await openOutput(wishes.output, io);
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
  const tally = createTally();
  let bytes = 0;
  let present: { readonly file: string; isWhole: boolean } | undefined;
  const endFile = (): void => {
    if (present?.isWhole === true) decisions.judged(present.file);
  };
  try {
    await inOrder(readBlocks(source, { ...judging, blockBytes, signal }), judges.depth, {
      act: ({ block }) => judges.judge(block),
      async give({ block }, { result, uses }) {
        if (present?.file !== block.file) {
          endFile();
          present = { file: block.file, isWhole: true };
        }
        present.isWhole &&= result.isWhole;
        decisions.addUses(uses);
        addTally(tally, result.tally);
        for (const text of result.complaints) await found.complain(text);
        found.raise(result.exit);
        if (result.output.length > 0) await output.write(result.output);
        if ('bytes' in block.content) bytes += block.content.bytes.length;
        await progress.step({ bytes, inputs: tally.inputs });
      },
      stop: () => {
        failed.abort();
      },
    });
    await progress.end();
    await output.close();
    if (wishes.summary !== undefined) await writeSummary(wishes.summary, summaryJson(tally), io);
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    await judges.close();
  }
  if (interruption.aborted) {
    const isTerm = interruption.reason === 'SIGTERM';
    await io.complain(
      `rulepack: interrupted after ${counted(tally.inputs, 'input')}; the rest was not judged.\n`,
    );
    return isTerm ? 143 : 130;
  }
  endFile();
  decisions.missed();
  for (const text of decisions.last()) await io.complain(`${visible(text)}\n`);
  return found.exit();
}

async function writeSummary(name: string, text: string, io: Io): Promise<void> {
  const file = await openReportFile(name, io);
  await file.write(text);
  await file.close();
}
