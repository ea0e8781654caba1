import { Worker, type Transferable } from 'node:worker_threads';
import { errorCode } from '../failure.js';
import { ready } from './answer-jobs.js';

export interface ThreadPoolOptions<J> {
  /** What a thread runs: it calls `answerJobs`. */
  readonly worker: URL;
  readonly workerData: unknown;
  readonly threads: number;
  /** MiB that a thread's own objects may take. */
  readonly maxMemory: number;
  /** What is sent to a thread, and what of it is moved there. It may be sent again. */
  readonly pack: (job: J) => readonly [message: unknown, moved: readonly Transferable[]];
  readonly onLost: (error: LostThread) => void;
}

export interface ThreadPool<J, A> {
  /** Rejects with `LostThread` where the job is not done in time, or takes its thread down. */
  run(job: J, milliseconds: number): Promise<A>;
  /** How many jobs wait for a thread. */
  waiting(): number;
  readonly close: () => Promise<void>;
}

/** Why a job has no answer. */
export class LostThread extends Error {
  override readonly name = 'LostThread';
  readonly reason: 'late' | 'memory' | 'died';

  constructor(reason: LostThread['reason'], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

interface Task<J, A> {
  readonly job: J;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: LostThread) => void;
}

/** A thread with the jobs that it has: the first is under way. */
interface Slot<J, A> {
  readonly worker: Worker;
  readonly tasks: Task<J, A>[];
  isReady: boolean;
}

/** Jobs that a thread has at hand, so that it need not wait for the next until somebody here has time. */
const atHand = 2;
/** Milliseconds until a thread is started that did not start. */
const pause = 1_000;

/** Threads that answer jobs, each again as soon as it is lost. Rejects where one cannot start at first. */
export async function createThreadPool<J, A>(options: ThreadPoolOptions<J>): Promise<ThreadPool<J, A>> {
  const queue: Task<J, A>[] = [];
  const slots = new Set<Slot<J, A>>();
  let isClosed = false;

  const dispatch = (): void => {
    while (queue.length > 0) {
      const [slot] = [...slots].sort((one, other) => one.tasks.length - other.tasks.length);
      const task = slot !== undefined && slot.tasks.length < atHand ? queue.shift() : undefined;
      if (slot === undefined || task === undefined) return;
      slot.tasks.push(task);
      const [message, moved] = options.pack(task.job);
      slot.worker.postMessage(message, moved);
    }
  };

  const lose = (slot: Slot<J, A>, error: LostThread): void => {
    if (!slots.delete(slot) || isClosed) return;
    void slot.worker.terminate();
    const [lost, ...others] = slot.tasks;
    lost?.reject(error);
    // They were not begun.
    queue.unshift(...others);
    options.onLost(error);
    if (slot.isReady) start();
    else setTimeout(start, pause).unref();
  };

  const start = (onStart?: (error?: LostThread) => void): void => {
    if (isClosed) return;
    const resourceLimits = { maxOldGenerationSizeMb: options.maxMemory };
    const worker = new Worker(options.worker, { workerData: options.workerData, resourceLimits });
    const slot: Slot<J, A> = { worker, tasks: [], isReady: false };
    slots.add(slot);
    const end = (error: LostThread): void => {
      onStart?.(error);
      lose(slot, error);
    };
    worker.on('message', (message: unknown) => {
      if (message === ready) {
        slot.isReady = true;
        onStart?.();
      } else slot.tasks.shift()?.resolve(message as A);
      dispatch();
    });
    worker.on('error', (error) => {
      end(new LostThread(errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'died', error));
    });
    worker.on('exit', () => {
      end(new LostThread('died'));
    });
    dispatch();
  };

  const late = (task: Task<J, A>): void => {
    const error = new LostThread('late');
    const at = queue.indexOf(task);
    if (at >= 0) queue.splice(at, 1);
    const slot = [...slots].find(({ tasks }) => tasks[0] === task);
    if (slot === undefined) task.reject(error);
    else lose(slot, error);
  };

  const pool: ThreadPool<J, A> = {
    run: (job, milliseconds) =>
      new Promise((resolve, reject) => {
        const task: Task<J, A> = {
          job,
          resolve: (answer) => {
            clearTimeout(timer);
            resolve(answer);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        const timer = setTimeout(late, milliseconds, task);
        queue.push(task);
        dispatch();
      }),
    waiting: () =>
      [...slots].reduce((count, { tasks }) => count + Math.max(0, tasks.length - 1), queue.length),
    close: async () => {
      isClosed = true;
      const closing = [...slots].map(async ({ worker }) => worker.terminate());
      for (const task of [...queue, ...[...slots].flatMap(({ tasks }) => tasks)])
        task.reject(new LostThread('died'));
      await Promise.all(closing);
    },
  };
  const starting = Array.from(
    { length: options.threads },
    () =>
      new Promise<void>((resolve, reject) => {
        start((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
  );
  try {
    await Promise.all(starting);
  } catch (error) {
    await Promise.all([pool.close(), Promise.allSettled(starting)]);
    throw error;
  }
  return pool;
}
