import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { createFixFinder, type TextFix } from '../fix/fixes-of.js';
import { readDocument } from '../input/document.js';
import { isXml } from '../input/is-xml.js';
import { defaultLimits } from '../input/limits.js';
import { noCounts, type SeverityCounts } from '../report/counts.js';
import { packOf, ruleIdOf } from '../report/rule-id.js';
import type { Rule } from '../rules/rule-pack.js';
import { pictureOf, type PlacedIssue } from './picture.js';
import type { IssueView, ResultView, RuleView } from './view.js';

/** What the page shows of a result. */
export function resultView(result: CheckResult): ResultView {
  const fixesOf = createFixFinder(result.text);
  const issues = result.issues.map((issue) => issueView(issue, fixesOf(issue)[0]));
  return {
    counts: countsOf(result),
    issues,
    rules: rulesOf(result.issues),
    ruleCounts: result.counts,
    safeFixes: issues.filter(({ fix }) => fix?.isSafe === true).length,
    picture: picture(result.text, issues),
  };
}

export function countsOf({ issues }: Pick<CheckResult, 'issues'>): SeverityCounts {
  const counts = noCounts();
  for (const { issue } of issues) counts[issue.severity] += 1;
  return counts;
}

function issueView(checked: CheckedIssue, fix: TextFix | undefined): IssueView {
  const { issue, key, rule, place } = checked;
  const isDemand = rule === undefined && !key.startsWith('shape-');
  return {
    severity: issue.severity,
    key,
    pack: packOf(checked),
    ruleId: ruleIdOf(checked),
    text: issue.details?.text ?? '',
    location: issue.expression?.[0],
    place,
    demand: isDemand || issue.code === 'exception' ? issue.diagnostics : undefined,
    fix: fix && { description: fix.description, isSafe: fix.isSafe },
  };
}

function rulesOf(issues: readonly CheckedIssue[]): Record<string, RuleView> {
  const rules: Record<string, RuleView> = {};
  for (const checked of issues) {
    if (checked.rule !== undefined) rules[ruleIdOf(checked)] ??= ruleView(checked.rule, packOf(checked));
  }
  return rules;
}

const ruleView = (
  { key, human, requirements, docs, source, context, when, expression }: Rule,
  pack: string,
): RuleView => ({
  pack,
  key,
  human,
  requirements,
  docs,
  source,
  context: context?.text,
  when: when?.text,
  expression: expression.text,
});

/** What a text holds, in the form of JSON. */
const resourceIn = (text: string): unknown =>
  isXml(text) ? readDocument(text, defaultLimits, undefined).resource : JSON.parse(text);

function picture(text: string | undefined, issues: readonly PlacedIssue[]): ResultView['picture'] {
  try {
    return text === undefined ? undefined : pictureOf(resourceIn(text), issues);
  } catch {
    return undefined;
  }
}
