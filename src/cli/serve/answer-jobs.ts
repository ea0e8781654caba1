import { parentPort } from 'node:worker_threads';
import type { Job } from '../../server/judge/job.js';
import type { WorkerAnswer } from './protocol.js';

/** What a thread says first. */
export const ready = 'ready';

/** The other end of a pool of threads: answers one job after the other. An error that is thrown ends the thread. */
export function answerJobs(answer: (job: Job) => WorkerAnswer): void {
  parentPort?.on('message', (job: Job) => {
    parentPort?.postMessage(answer(job));
  });
  parentPort?.postMessage(ready);
}
