import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import type { Validator } from '../engine/validator.js';
import { applyEdits } from '../fix/edit.js';
import { newIssue, stillThere } from '../fix/compare-results.js';
import { fixesOf } from '../fix/fixes-of.js';
import type { Example, Rule } from '../rules/rule-pack.js';

/** What became of the fix of a rule on one of its fail examples. */
export interface FixProof {
  /** How many issues of the example it was offered for. */
  readonly offered: number;
  /** Why it is not proved; undefined where nothing is wrong. */
  readonly problem?: string;
}

/** Makes each fix that a rule offers on an example, one at a time: the rule passes there, and nothing new is wrong. */
export function proveFix(rule: Rule, { resource }: Example, validator: Validator): FixProof {
  const text = JSON.stringify(resource, undefined, 2);
  const before = validator.check(text);
  let offered = 0;
  for (const issue of before.issues.filter((each) => each.rule === rule)) {
    for (const fix of fixesOf(issue, text)) {
      offered += 1;
      const after = validator.check(applyEdits(text, fix.edits));
      const problem = problemOf(before, after, issue);
      if (problem !== undefined) return { offered, problem: `the fix, ${fix.description}, ${problem}` };
    }
  }
  return { offered };
}

function problemOf(before: CheckResult, after: CheckResult, issue: CheckedIssue): string | undefined {
  const harm = newIssue(before, after, [issue]);
  if (harm !== undefined) return `leaves another issue: ${saidBy(harm)}`;
  return stillThere(before, after, [issue]) === undefined
    ? undefined
    : `leaves the issue as it was: ${saidBy(issue)}`;
}

const saidBy = ({ issue, key }: CheckedIssue): string =>
  `${issue.details?.text ?? ''} [${key}] (${issue.expression?.[0] ?? ''})`;
