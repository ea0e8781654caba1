import type { Job } from '../../server/judge/job.js';
import { answerJobs } from './answer-jobs.js';
import type { WorkerAnswer } from './protocol.js';

/** Does what a body says: `loop`, `memory`, `throw`, `exit`, `slow`; judges nothing. */
function answer({ bytes }: Job): WorkerAnswer {
  const wish = Buffer.from(bytes).toString();
  const kept: number[][] = [];
  if (wish === 'loop') for (;;);
  if (wish === 'memory') for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index * 1.5));
  if (wish === 'throw') throw new TypeError('SECRET');
  // eslint-disable-next-line no-restricted-globals -- this is the end of a worker, and not of the command
  if (wish === 'exit') process.exit(7);
  if (wish === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  return { verdict: { status: 200, text: wish, form: 'fhir', issues: {} } };
}

answerJobs(answer);
