import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { bytesIn, type Block } from '../../bulk/block.js';
import { judgeBlock } from '../../bulk/judge-block.js';
import type { JudgedBlock } from '../../bulk/judged-block.js';
import type { Judge } from '../../bulk/verdict.js';
import { createRangeReader } from '../../bulk/range-reader.js';
import { createWorkerPool, type WorkerPool } from '../../bulk/worker-pool.js';
import { failureText } from '../failure.js';
import type { WorkerSettings } from './bulk-worker.js';

export interface BulkJudges {
  judge(block: Block): Promise<JudgedBlock>;
  /** Blocks that may be under way at once. */
  readonly depth: number;
  close(): Promise<void>;
}

interface BulkJudgesOptions {
  /** Undefined where what is remembered from input to input allows no second thread. */
  readonly worker: WorkerSettings | undefined;
  readonly workers: number | undefined;
  /** Of the input, as far as they are known. */
  readonly bytes: number;
  /** The largest input that there may be. */
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  /** Judges in this thread. */
  readonly judge: Judge;
  readonly onlyIssues: boolean;
}

/** Below that, one thread has ended before others have started. */
const fewBytes = 5_000_000;

/** Judges in this thread as long as there is little to judge, and then by workers. */
export function createJudges(options: BulkJudgesOptions): BulkJudges {
  const { worker, workers, judge, onlyIssues, maxLineBytes } = options;
  const size = workers ?? availableParallelism();
  const load = createRangeReader(maxLineBytes, failureText);
  let pool: WorkerPool | undefined;
  let bytes = 0;
  return {
    depth: 2 * size + 2,
    async judge(block) {
      bytes += bytesIn(block);
      const isLittle = workers === undefined && options.bytes < fewBytes && bytes < fewBytes;
      if (worker === undefined || (isLittle && pool === undefined)) {
        return { result: judgeBlock(load(block), judge, { onlyIssues, maxLineBytes }), uses: [] };
      }
      pool ??= createWorkerPool(size, (progress) => startWorker({ ...worker, progress }, options.maxBytes));
      return pool.judge(block);
    },
    close: async () => pool?.close(),
  };
}

/** A statement takes up to so many times its bytes while it is judged; small ones leave most of it unused. */
const memoryPerByte = 64;
const leastMegabytes = 256;

function startWorker(workerData: object, maxBytes: number): Worker {
  const megabytes = Math.ceil((maxBytes * memoryPerByte) / (1024 * 1024));
  return new Worker(new URL('./bulk-worker.js', import.meta.url), {
    workerData,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.max(leastMegabytes, megabytes),
      maxYoungGenerationSizeMb: 16,
    },
  });
}
