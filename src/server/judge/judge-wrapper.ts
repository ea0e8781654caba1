import type { Verdict, WrapperJob } from './job.js';
import { judgeResource, type Judging } from './judge-resource.js';

/** Answers a request of the validator-wrapper's protocol. */
export function judgeWrapper(job: WrapperJob, judging: Judging): Verdict {
  const { bytes, profiles } = job;
  return judgeResource({ kind: 'resource', bytes, profiles, isOperation: false, isPretty: false }, judging);
}
