import { Tinypool } from 'tinypool';
import { restoredPack } from '../../rules/portable-pack.js';
import { createJudge } from '../../server/judge/create-judge.js';
import type { Job } from '../../server/judge/job.js';
import { Problem } from '../../server/problem.js';
import type { WorkerAnswer, WorkerSettings } from './protocol.js';

const { packs, ...options } = Tinypool.workerData as WorkerSettings;
const judge = createJudge({ ...options, packs: await Promise.all(packs.map(restoredPack)) });

/** Judges in a thread of its own; the pool calls it. */
export function answer(job: Job): WorkerAnswer {
  try {
    return { verdict: judge(job) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: { code: error.code, text: error.message } };
  }
}
