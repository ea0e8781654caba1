import { severities } from '../fhir/issue.js';
import { failureOf } from './failure-of.js';
import type { Verdict } from './judge/job.js';
import type { Problem } from './problem.js';

/** What a request comes to: the issues that it told of, and what failed meanwhile that should not. */
export interface Tally {
  add(issues: Verdict['issues']): void;
  /** A copy, which does not change. */
  issues(): Verdict['issues'];
  /** Keeps what is behind the first problem that is a failure of ours. */
  failed(problem: Problem): void;
  failure(): string | undefined;
}

export function createTally(onAdd: (issues: Verdict['issues']) => void): Tally {
  const counts: Partial<Record<(typeof severities)[number], number>> = {};
  let failure: string | undefined;
  return {
    add(issues) {
      for (const severity of severities) {
        const more = issues[severity] ?? 0;
        if (more > 0) counts[severity] = (counts[severity] ?? 0) + more;
      }
      onAdd(issues);
    },
    issues: () => ({ ...counts }),
    failed({ status, cause }) {
      if (status === 500 && cause !== undefined) failure ??= failureOf(cause);
    },
    failure: () => failure,
  };
}
