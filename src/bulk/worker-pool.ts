import type { Worker } from 'node:worker_threads';
import type { Block } from './block.js';
import type { JudgedBlock } from './judged-block.js';

/** What a worker is sent. */
export interface Task {
  readonly id: number;
  readonly block: Block;
  /** Inputs that have ended a worker, by their numbers in the block, and what is said of them. */
  readonly fatal: ReadonlyMap<number, string>;
}

/** What a worker answers. */
export interface Answer extends JudgedBlock {
  readonly id: number;
}

/** Where a worker writes what it is about to judge: the task, and the number of the input. */
export type Progress = Int32Array<SharedArrayBuffer>;

export interface WorkerPool {
  /** Rejects when no worker can be started. */
  judge(block: Block): Promise<JudgedBlock>;
  close(): Promise<void>;
}

interface Job extends Task {
  readonly fatal: Map<number, string>;
  readonly resolve: (judged: JudgedBlock) => void;
  readonly reject: (error: unknown) => void;
}

interface Slot {
  readonly worker: Worker;
  readonly progress: Progress;
  readonly jobs: Job[];
  failure: unknown;
}

/** So that a worker never waits for the next block. */
const jobsAhead = 2;
const maxStrikes = 3;

/** Up to `size` workers, each started when there is work for it. One that ends is replaced, and its work done again. */
export function createWorkerPool(size: number, start: (progress: Progress) => Worker): WorkerPool {
  const slots = new Set<Slot>();
  const waiting: Job[] = [];
  let nextId = 0;
  let strikes = 0;
  let isClosed = false;

  const hand = (): void => {
    while (waiting.length > 0) {
      const [least] = [...slots].sort((a, b) => a.jobs.length - b.jobs.length);
      const isBusy = least === undefined || least.jobs.length > 0;
      const slot = isBusy && slots.size < size ? open() : least;
      if (slot === undefined || slot.jobs.length >= jobsAhead) return;
      const job = waiting.shift();
      if (job === undefined) return;
      slot.jobs.push(job);
      const { id, block, fatal } = job;
      slot.worker.postMessage({ id, block, fatal } satisfies Task);
    }
  };

  const open = (): Slot => {
    const progress: Progress = new Int32Array(new SharedArrayBuffer(8)).fill(-1);
    const slot: Slot = { worker: start(progress), progress, jobs: [], failure: undefined };
    slots.add(slot);
    slot.worker.on('message', ({ id, ...judged }: Answer) => {
      const at = slot.jobs.findIndex((job) => job.id === id);
      const [job] = slot.jobs.splice(at, 1);
      strikes = 0;
      job?.resolve(judged);
      hand();
    });
    slot.worker.on('error', (error) => {
      slot.failure = error;
    });
    slot.worker.on('exit', () => {
      slots.delete(slot);
      if (!isClosed) replace(slot);
    });
    return slot;
  };

  const replace = ({ jobs, progress, failure }: Slot): void => {
    const [task = -1, input = -1] = progress;
    const atFault = jobs.find(({ id }) => id === task);
    if (atFault === undefined) strikes += 1;
    else atFault.fatal.set(input, reasonOf(failure));
    waiting.unshift(...jobs);
    if (strikes < maxStrikes) hand();
    else for (const job of waiting.splice(0)) job.reject(failure ?? new Error('a worker ended at once'));
  };

  return {
    judge: (block) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: nextId++, block, fatal: new Map(), resolve, reject });
        hand();
      }),
    async close() {
      isClosed = true;
      await Promise.all([...slots].map(({ worker }) => worker.terminate()));
    },
  };
}

const reasonOf = (failure: unknown): string =>
  typeof failure === 'object' &&
  failure !== null &&
  'code' in failure &&
  failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'The input could not be judged: that took more memory than there is for one worker.'
    : 'The input could not be judged: the worker ended before it had a verdict.';
