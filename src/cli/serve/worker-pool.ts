import { portablePack } from '../../rules/portable-pack.js';
import type { JudgeOptions } from '../../server/judge/judge-options.js';
import type { Job, Judge } from '../../server/judge/job.js';
import { head } from '../../server/metrics.js';
import { failureOf } from '../../server/failure-of.js';
import { Problem } from '../../server/problem.js';
import type { WorkerAnswer, WorkerSettings } from './protocol.js';
import { createThreadPool, LostThread } from './thread-pool.js';

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
  const pool = await createThreadPool<Job, WorkerAnswer>({
    worker,
    workerData: settingsOf(options.judging),
    threads,
    maxMemory,
    pack: (job) => {
      // Copied once and handed over: cloning copies twice, and all of the chunk that a line is a part of.
      const bytes = new Uint8Array(job.bytes);
      return [{ ...job, bytes }, [bytes.buffer]];
    },
    onLost: ({ reason, cause }) => {
      lost += 1;
      options.onLost?.(cause === undefined ? reason : failureOf(cause));
    },
  });
  const isFull = (): boolean => pool.waiting() >= maxQueue;
  const judge: Judge = async (job) => {
    if (isFull()) throw full();
    try {
      return verdictOf(await pool.run(job, maxWait));
    } catch (error) {
      throw error instanceof LostThread ? refusalOf(error, maxWait) : error;
    }
  };
  await Promise.all(Array.from({ length: threads }, () => judge(firstJob)));
  return {
    judge,
    isFull,
    metrics: () =>
      [
        ...head('rulepack_waiting', 'gauge', 'Resources that wait for a worker.'),
        `rulepack_waiting ${pool.waiting().toString()}`,
        ...head('rulepack_workers_lost_total', 'counter', 'Workers that died or were stopped.'),
        `rulepack_workers_lost_total ${lost.toString()}`,
      ].join('\n'),
    close: pool.close,
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

function refusalOf({ reason, cause }: LostThread, maxWait: number): Problem {
  if (reason === 'late') {
    const seconds = (maxWait / 1000).toString();
    const text = `Judging it took longer than ${seconds} seconds, which is the limit here; it was given up.`;
    return new Problem('judging-too-costly', text, retry);
  }
  if (reason === 'memory') {
    const text = 'Judging it took more memory than it may; it was given up.';
    return new Problem('judging-too-costly', text, { ...retry, cause });
  }
  return new Problem('judging-died', 'The worker that judged it died; the log says more.', { cause });
}
