import type { Applied } from '../config/applied.js';
import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { LazyResult } from '../engine/lazy-result.js';
import { createFixFinder } from '../fix/fixes-of.js';

/** A result whose issues can be mended only where they are told: what is suppressed on purpose is left as it is. */
export function spareSuppressed(result: CheckResult, look: (result: CheckResult) => Applied): CheckResult {
  const { told } = look(result);
  if (told.size === result.issues.length) return result;
  const { outcome, leftOut, isReadable, resourceType, text } = result;
  const issues = result.issues.map((each) => (told.has(each) ? each : withoutFix(each)));
  return new LazyResult({ outcome, issues, leftOut, isReadable, resourceType, text }, () => result.rules);
}

function withoutFix({ issue, key, rule, place }: CheckedIssue): CheckedIssue {
  return { issue, key, rule, place };
}

/** How many issues are suppressed that could be mended. */
export function countSpared(
  { suppressed, result: { text } }: Pick<Applied, 'suppressed' | 'result'>,
  isUnsafe: boolean,
): number {
  const fixesOf = createFixFinder(text);
  return suppressed.filter((each) => fixesOf(each).some(({ isSafe }) => isSafe || isUnsafe)).length;
}
