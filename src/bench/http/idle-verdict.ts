import { createJudge } from '../../server/judge/create-judge.js';
import type { Verdict } from '../../server/judge/job.js';
import { statement } from './statement.js';

/** What a server that validates says of the statement. */
export const verdict: Verdict = createJudge()({
  kind: 'resource',
  bytes: statement,
  isOperation: true,
  profiles: [],
  isPretty: false,
});
