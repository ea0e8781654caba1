import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { LazyResult } from '../engine/lazy-result.js';
import { outcomeOf } from '../engine/outcome.js';
import type { SuppressedIssue } from '../report/suppressed.js';
import { suppressedNotice } from '../report/suppressed-notice.js';

/** What an input came to after somebody's decisions. */
export interface Applied {
  readonly result: CheckResult;
  readonly suppressed: readonly SuppressedIssue[];
  /** Which issues of the result as it was are told, whatever their severity is now. */
  readonly told: ReadonlySet<CheckedIssue>;
}

/** The same result with other issues. */
export function withIssues(
  { result, suppressed, told }: Applied,
  issues: readonly CheckedIssue[],
  leftOut: number,
): Applied {
  const { isReadable, resourceType, text } = result;
  const outcome = outcomeOf([...issues.map(({ issue }) => issue), ...suppressedNotice(suppressed)]);
  const known = { outcome, issues, leftOut, isReadable, resourceType, text };
  return { result: new LazyResult(known, () => result.rules), suppressed, told };
}
