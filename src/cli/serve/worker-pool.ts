import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { portablePack } from '../../rules/portable-pack.js';
import type { JudgeOptions } from '../../server/judge/judge-options.js';
import type { Job, Judge } from '../../server/judge/job.js';
import { head } from '../../server/metrics.js';
import { failureOf } from '../../server/failure-of.js';
import { Problem } from '../../server/problem.js';
import { errorCode } from '../failure.js';
import type { WorkerAnswer, WorkerSettings } from './protocol.js';

export interface PoolOptions {
  readonly judging: JudgeOptions;
  readonly threads: number;
  /** Jobs that may wait; more are turned away. */
  readonly maxQueue: number;
  /** Milliseconds that a job may take, waiting included. */
  readonly maxWait: number;
  /** MiB that a worker's own objects may take. */
  readonly maxMemory: number;
  /** Is told of each worker that died, and from where; nothing of a resource is in it. */
  readonly onLost?: (failure: string) => void;
  /** What a worker runs; ours unless told. */
  readonly worker?: URL;
}

export interface WorkerPool {
  readonly judge: Judge;
  isFull(): boolean;
  /** Lines for Prometheus. */
  readonly metrics: () => string;
  close(): Promise<void>;
}

/**
 * Judges in threads, so that nothing that a rule or a resource does can hold up the server. A job that takes too long or
 * too much memory loses its worker and is refused; the next job has a new one. Rejects where no worker can start.
 */
export async function createWorkerPool(options: PoolOptions): Promise<WorkerPool> {
  const { threads, maxQueue, maxWait, maxMemory, worker = ownWorker } = options;
  let lost = 0;
  const lose = (error: unknown): void => {
    lost += 1;
    options.onLost?.(failureOf(error));
  };
  const pool = new Tinypool({
    filename: fileURLToPath(worker),
    name: 'answer',
    minThreads: threads,
    maxThreads: threads,
    maxQueue: maxQueue + threads,
    resourceLimits: { maxOldGenerationSizeMb: maxMemory },
    workerData: settingsOf(options.judging),
  });
  // A worker that dies without a job is replaced by the next job.
  pool.on('error', lose);
  const isFull = (): boolean => pool.queueSize >= maxQueue;
  const judge: Judge = async (job) => {
    if (isFull()) throw full();
    const signal = AbortSignal.timeout(maxWait);
    try {
      // Copied once and handed over: cloning copies twice, and all of the chunk that a line is a part of.
      const bytes = new Uint8Array(job.bytes);
      const options = { signal, transferList: [bytes.buffer] };
      return verdictOf((await pool.run({ ...job, bytes }, options)) as WorkerAnswer);
    } catch (error) {
      if (error instanceof Problem) throw error;
      lose(error);
      throw signal.aborted ? tooLong(maxWait) : died(error);
    }
  };
  await Promise.all(Array.from({ length: threads }, () => judge(firstJob)));
  return {
    judge,
    isFull,
    metrics: () =>
      [
        ...head('rulepack_waiting', 'gauge', 'Resources that wait for a worker.'),
        `rulepack_waiting ${pool.queueSize.toString()}`,
        ...head('rulepack_workers_lost_total', 'counter', 'Workers that died or were stopped.'),
        `rulepack_workers_lost_total ${lost.toString()}`,
      ].join('\n'),
    close: () => pool.destroy(),
  };
}

const ownWorker = new URL('./worker.js', import.meta.url);

function settingsOf({ packs = [], ...options }: JudgeOptions): WorkerSettings {
  return { ...options, packs: packs.map(portablePack) };
}

/** The first of its kind takes the longest. */
const firstJob: Job = {
  kind: 'resource',
  bytes: new TextEncoder().encode('{"resourceType":"CapabilityStatement"}'),
  isOperation: true,
  profiles: [],
  isPretty: false,
};

function verdictOf(answer: WorkerAnswer): ReturnType<Judge> extends Promise<infer V> ? V : never {
  if ('verdict' in answer) return answer.verdict;
  throw new Problem(answer.problem.code, answer.problem.text);
}

const retry = { headers: { 'Retry-After': '1' } };

const full = (): Problem =>
  new Problem('server-full', 'This server has more to do than it can take; try again in a second.', retry);

const tooLong = (maxWait: number): Problem =>
  new Problem(
    'judging-too-costly',
    `Judging it took longer than ${(maxWait / 1000).toString()} seconds, which is the limit here; it was given up.`,
    retry,
  );

function died(error: unknown): Problem {
  if (errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
    const text = 'Judging it took more memory than it may; it was given up.';
    return new Problem('judging-too-costly', text, { ...retry, cause: error });
  }
  return new Problem('judging-died', 'The worker that judged it died; the log says more.', {
    cause: error,
  });
}
