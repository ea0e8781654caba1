import { severities, type Severity } from '../fhir/issue.js';
import type { IssueView } from './view.js';

/** The issues of one rule that are equally grave, in the order of the text. */
export interface IssueGroup {
  readonly severity: Severity;
  readonly ruleId: string;
  readonly key: string;
  readonly issues: readonly { readonly issue: IssueView; readonly index: number }[];
}

/** From gravest to mildest, and within that as they come; without those that a filter leaves out. */
export function groupIssues(
  issues: readonly IssueView[],
  sought: string,
  off: ReadonlySet<Severity>,
): readonly IssueGroup[] {
  const groups = new Map<string, IssueGroup & { readonly issues: { issue: IssueView; index: number }[] }>();
  const words = sought.toLowerCase().split(/\s+/);
  for (const [index, issue] of issues.entries()) {
    const { severity, ruleId, key } = issue;
    if (off.has(severity) || !hasWords(issue, words)) continue;
    const name = `${severity} ${ruleId}`;
    const group = groups.get(name) ?? { severity, ruleId, key, issues: [] };
    groups.set(name, group);
    group.issues.push({ issue, index });
  }
  return [...groups.values()].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function hasWords({ text, ruleId, location = '' }: IssueView, words: readonly string[]): boolean {
  const said = `${text} ${ruleId} ${location}`.toLowerCase();
  return words.every((word) => said.includes(word));
}
