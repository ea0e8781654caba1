/** A thread of `rulepack validate --format ndjson`: judges the blocks that it is sent. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeBlock } from '../../bulk/judge-block.js';
import { createRangeReader } from '../../bulk/range-reader.js';
import type { Answer, Progress, Task } from '../../bulk/worker-pool.js';
import { runDecisions } from '../decisions.js';
import { failureText } from '../failure.js';
import { judgeInput, type FailLevel } from '../judge-input.js';
import type { OptionValue } from '../options.js';
import { readSettings } from '../settings.js';

/** What a worker is made of; it reads packs and configuration itself. */
export interface WorkerSettings {
  readonly folder: string;
  readonly today: string;
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly failOn: FailLevel;
  readonly onlyIssues: boolean;
}

// What the pool sends.
const { folder, today, values, failOn, onlyIssues, progress } = workerData as WorkerSettings & {
  readonly progress: Progress;
};
const io = { folder, today: () => today };
const settings = await readSettings(values, io);
const { suppressions } = settings.decisions;
const decisions = runDecisions(settings.decisions, undefined, settings, io);
const load = createRangeReader(settings.maxLineBytes, failureText);

parentPort?.on('message', ({ id, block, fatal }: Task) => {
  const result = judgeBlock(load(block), (input) => judgeInput(input, settings, decisions, failOn), {
    onlyIssues,
    maxLineBytes: settings.maxLineBytes,
    fatal,
    begin: (input) => {
      Atomics.store(progress, 1, input);
      Atomics.store(progress, 0, id);
    },
  });
  const answer: Answer = { id, result, uses: suppressions.uses() };
  parentPort?.postMessage(answer, [result.output.buffer]);
});
