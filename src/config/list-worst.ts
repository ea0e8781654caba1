import type { CheckedIssue } from '../engine/check-result.js';
import { tooManyIssues } from '../engine/notices.js';
import { issueOf } from '../engine/outcome.js';
import { worst } from '../engine/worst.js';
import { withIssues, type Applied } from './applied.js';

/** Lists at most so many of the issues that are told, the gravest; what is suppressed takes no room. */
export function listWorst(applied: Applied, limit: number): Applied {
  const { issues, leftOut } = applied.result;
  const told = leftOut > 0 ? issues.filter(({ key }) => key !== 'too-many-issues') : issues;
  if (told.length <= limit) return applied;
  const more = leftOut + told.length - limit;
  const listed = worst(told, limit, ({ issue }) => issue.severity);
  return withIssues(applied, [...listed, noticeOf(more)], more);
}

function noticeOf(leftOut: number): CheckedIssue {
  const finding = tooManyIssues(leftOut);
  return { issue: issueOf(finding, undefined), key: finding.key, rule: undefined, place: undefined };
}
