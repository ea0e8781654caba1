import type { CheckResult } from '../engine/check-result.js';
import { outcomeOf } from '../engine/outcome.js';
import type { Outcome } from '../fhir/issue.js';
import type { SuppressedIssue } from './suppressed.js';
import { suppressedNotice } from './suppressed-notice.js';

/** The outcome of an input, with its name, and with what it leaves out. */
export const namedOutcome = (
  name: string,
  {
    result,
    suppressed,
  }: { readonly result: Pick<CheckResult, 'issues'>; readonly suppressed: readonly SuppressedIssue[] },
): Outcome => outcomeOf([...result.issues.map(({ issue }) => issue), ...suppressedNotice(suppressed)], name);
