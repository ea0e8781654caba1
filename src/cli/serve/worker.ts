/** Judges in a thread of its own, by what it was started with. */
import { workerData } from 'node:worker_threads';
import { restoredPack } from '../../rules/portable-pack.js';
import { createJudge } from '../../server/judge/create-judge.js';
import type { Job } from '../../server/judge/job.js';
import { Problem } from '../../server/problem.js';
import { answerJobs } from './answer-jobs.js';
import type { WorkerAnswer, WorkerSettings } from './protocol.js';

const { packs, ...options } = workerData as WorkerSettings;
const judge = createJudge({ ...options, packs: await Promise.all(packs.map(restoredPack)) });

answerJobs((job: Job): WorkerAnswer => {
  try {
    return { verdict: judge(job) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { code: error.code, text: error.message } };
  }
});
