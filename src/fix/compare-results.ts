import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { severities, type Severity } from '../fhir/issue.js';

/** What fixes are judged by: what an input came to before and after. */
export type Issues = Pick<CheckResult, 'issues'>;

/**
 * An issue that fixes brought or brought to light, and that stands against them: a new error, or a new warning where
 * what they mend is no graver. Information is only worth knowing.
 */
export function newIssue(
  before: Issues,
  after: Issues,
  mended: readonly CheckedIssue[],
): CheckedIssue | undefined {
  const known = countsOf(before);
  const mildest = Math.max(...mended.map(({ issue }) => rank(issue.severity)));
  return after.issues.find((each) => {
    const name = identityOf(each);
    const left = (known.get(name) ?? 0) - 1;
    known.set(name, left);
    if (each.key === 'too-many-issues') return false;
    const { severity } = each.issue;
    return (
      left < 0 &&
      severity !== 'information' &&
      (rank(severity) <= mildest || rank(severity) < rank('warning'))
    );
  });
}

/** The first of the issues to mend that are as many as before. */
export function stillThere(
  before: Issues,
  after: Issues,
  mended: readonly CheckedIssue[],
): CheckedIssue | undefined {
  const [was, is] = [countsOf(before), countsOf(after)];
  return mended.find((each) => {
    const name = identityOf(each);
    const count = (was.get(name) ?? 0) - 1;
    was.set(name, count);
    return (is.get(name) ?? 0) > count;
  });
}

const rank = (severity: Severity): number => severities.indexOf(severity);

function countsOf({ issues }: Issues): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of issues) counts.set(identityOf(each), (counts.get(identityOf(each)) ?? 0) + 1);
  return counts;
}

/** Without indexes: what is taken away or moved shifts what stands behind it. */
export function identityOf({ issue, key }: CheckedIssue): string {
  const path = (issue.expression?.[0] ?? '').replace(/\[\d+\]/g, '');
  return JSON.stringify([issue.details?.coding?.[0]?.system, key, issue.severity, path, issue.details?.text]);
}
