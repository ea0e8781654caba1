import type { CheckResult } from '../engine/check-result.js';
import { outcomeLine } from './collection.js';
import { namedOutcome } from './named-outcome.js';
import type { SuppressedIssue } from './suppressed.js';
import { escapeHidden } from './visible.js';

interface Judged {
  readonly result: Pick<CheckResult, 'issues'>;
  readonly suppressed: readonly SuppressedIssue[];
}

/** The outcome of an input on one line. Of the many inputs without issues, the lines differ in nothing but the name. */
export function namedOutcomeLine(name: string, judged: Judged): string {
  const { result, suppressed } = judged;
  if (result.issues.length + suppressed.length > 0) return outcomeLine(namedOutcome(name, judged));
  return `${start}${escapeHidden(JSON.stringify(name))}${end}`;
}

const noName = '-';
const [start = '', end = ''] = outcomeLine(
  namedOutcome(noName, { result: { issues: [] }, suppressed: [] }),
).split(JSON.stringify(noName));
