import { listWorst } from '../config/list-worst.js';
import type { Verdict } from '../bulk/verdict.js';
import { fatalResult, unreadableResult, type CheckResult } from '../engine/check-result.js';
import type { Validator } from '../engine/validator.js';
import { severities, type Severity } from '../fhir/issue.js';
import { largerThan } from '../input/read.js';
import type { RunDecisions } from './decisions.js';
import type { Input } from './inputs.js';
import type { JudgingSettings } from './settings.js';

export const failLevels = ['error', 'warning', 'information', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Judges one input, and applies what people have decided. */
export function judgeInput(
  input: Input,
  { validator, maxIssues, maxLineBytes }: Pick<JudgingSettings, 'validator' | 'maxIssues' | 'maxLineBytes'>,
  decisions: Pick<RunDecisions, 'apply'>,
  failOn: FailLevel,
): Verdict {
  const checked = checkContent(input, validator, maxLineBytes);
  const applied = decisions.apply(input.file, checked);
  const { result, suppressed } = listWorst(applied, maxIssues);
  const complaints: string[] = [];
  if (checked.leftOut > 0 && applied.result !== checked) {
    complaints.push(`${input.name}: ${undecided(checked.leftOut)}`);
  }
  if ('failure' in input.content) complaints.push(`${input.name}: ${input.content.failure}`);
  const isFailure = result.issues.some(({ issue }) => isAtLeast(issue.severity, failOn));
  return {
    result,
    suppressed,
    complaints,
    // What nobody looked at is not gone.
    isWhole: checked.leftOut === 0 && result.isReadable,
    exit: complaints.length > 0 || !result.isReadable ? 2 : isFailure ? 1 : 0,
  };
}

/** The result of an input, one that could not be read included. */
export function checkContent(
  { name, file, content }: Input,
  validator: Validator,
  maxLineBytes: number,
): CheckResult {
  if ('failure' in content) return unreadableResult(`The input could not be read: ${content.failure}.`);
  const isLine = name !== file;
  if (isLine && content.bytes.length > maxLineBytes) return fatalResult(largerThan(maxLineBytes));
  return validator.check(content.bytes);
}

/** Why a verdict cannot be trusted: any of the issues beyond the limit may be one that is not suppressed. */
const undecided = (leftOut: number): string =>
  `it has too many issues: ${leftOut.toString()} beyond the limit were not compared with the configuration or the baseline; mend some, or raise --max-issues.`;

export function isAtLeast(severity: Severity, level: FailLevel): boolean {
  return level !== 'never' && severities.indexOf(severity) <= severities.indexOf(level);
}
