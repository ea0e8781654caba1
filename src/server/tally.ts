import { severities } from '../fhir/issue.js';
import type { Verdict } from './judge/job.js';

/** Counts the issues that a request told of. */
export interface Tally {
  add(issues: Verdict['issues']): void;
  /** A copy, which does not change. */
  issues(): Verdict['issues'];
}

export function createTally(onAdd: (issues: Verdict['issues']) => void): Tally {
  const counts: Partial<Record<(typeof severities)[number], number>> = {};
  return {
    add(issues) {
      for (const severity of severities) {
        const more = issues[severity] ?? 0;
        if (more > 0) counts[severity] = (counts[severity] ?? 0) + more;
      }
      onAdd(issues);
    },
    issues: () => ({ ...counts }),
  };
}
