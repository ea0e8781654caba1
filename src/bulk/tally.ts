import { severities, type Severity } from '../fhir/issue.js';
import { noCounts, type SeverityCounts } from '../report/counts.js';
import { ruleIdOf } from '../report/rule-id.js';
import type { Verdict } from './verdict.js';

/** What many inputs came to. Plain data, so that it passes between threads and into files. */
export interface Tally {
  inputs: number;
  /** Inputs with an issue. */
  withIssues: number;
  /** Inputs that could not be read, or are no FHIR resource. */
  unreadable: number;
  readonly issues: SeverityCounts;
  suppressed: number;
  /** Issues beyond the limit of an input. */
  leftOut: number;
  /** By severity and rule. */
  readonly rules: Record<string, RuleTally>;
}

interface RuleTally {
  issues: number;
  inputs: number;
}

export const createTally = (): Tally => ({
  inputs: 0,
  withIssues: 0,
  unreadable: 0,
  issues: noCounts(),
  suppressed: 0,
  leftOut: 0,
  rules: {},
});

export function addVerdict(
  tally: Tally,
  { result, suppressed }: Pick<Verdict, 'result' | 'suppressed'>,
): void {
  tally.inputs += 1;
  if (result.issues.length > 0) tally.withIssues += 1;
  if (!result.isReadable) tally.unreadable += 1;
  tally.suppressed += suppressed.length;
  tally.leftOut += result.leftOut;
  const met = new Set<string>();
  for (const checked of result.issues) {
    const { severity } = checked.issue;
    tally.issues[severity] += 1;
    const name = `${severity} ${ruleIdOf(checked)}`;
    addRule(tally, name, { issues: 1, inputs: met.has(name) ? 0 : 1 });
    met.add(name);
  }
}

export function addTally(tally: Tally, more: Tally): void {
  tally.inputs += more.inputs;
  tally.withIssues += more.withIssues;
  tally.unreadable += more.unreadable;
  tally.suppressed += more.suppressed;
  tally.leftOut += more.leftOut;
  for (const severity of severities) tally.issues[severity] += more.issues[severity];
  for (const [name, counts] of Object.entries(more.rules)) addRule(tally, name, counts);
}

function addRule(tally: Tally, name: string, { issues, inputs }: RuleTally): void {
  const counts = (tally.rules[name] ??= { issues: 0, inputs: 0 });
  counts.issues += issues;
  counts.inputs += inputs;
}

/** The summary as JSON for people and programs: the rules with the most issues first. */
export function summaryJson({ rules, ...counts }: Tally): string {
  const rows = Object.entries(rules).map(([name, { issues, inputs }]) => {
    const [severity, rule] = name.split(' ') as [Severity, string];
    return { rule, severity, issues, inputs };
  });
  rows.sort((a, b) => b.issues - a.issues || order(a.rule, b.rule) || order(a.severity, b.severity));
  return `${JSON.stringify({ ...counts, rules: rows }, null, 2)}\n`;
}

/** The same in every language. */
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
