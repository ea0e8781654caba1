import type { CheckedIssue, CheckResult } from '../engine/check-result.js';
import { identitiesOf, type Identity } from '../report/fingerprint.js';
import type { SuppressedIssue } from '../report/suppressed.js';
import { withIssues, type Applied } from './applied.js';
import { isUntouchable } from './issue-source.js';
import type { Levels } from './levels.js';
import type { Suppressions } from './suppressions.js';

/** What somebody has decided about issues. */
export interface Decisions {
  readonly levels: Levels;
  readonly suppressions: Suppressions;
  /** Issues that are known. */
  readonly baseline?: {
    /** Whether an issue of a file is among them; each is found once. */
    take(file: string, issue: CheckedIssue, identity: Identity): boolean;
    readonly justification: string;
  };
}

/** The files are named as the configuration names them, and as the baseline does. */
export interface FileNames {
  readonly inConfig: string;
  readonly inBaseline: string;
}

/** Applies decisions to a result: changes severities, and takes out what is off or suppressed. */
export function applyDecisions(result: CheckResult, decisions: Decisions, file: FileNames): Applied {
  const { levels, suppressions, baseline } = decisions;
  const suppressed: SuppressedIssue[] = [];
  const told = new Set<CheckedIssue>();
  const identities = baseline === undefined ? [] : identitiesOf(result);
  const tell = (original: CheckedIssue, issue: CheckedIssue): CheckedIssue[] => {
    told.add(original);
    return [issue];
  };
  const issues = result.issues.flatMap((original, index): CheckedIssue[] => {
    if (isUntouchable(original)) return tell(original, original);
    const level = levels.levelOfIssue(original);
    if (level === 'off') return [];
    const issue =
      level === undefined || level === original.issue.severity
        ? original
        : { ...original, issue: { ...original.issue, severity: level } };
    const justification = suppressions.take(file.inConfig, issue);
    if (justification !== undefined) {
      suppressed.push({ ...issue, suppression: { by: 'configuration', justification } });
      return [];
    }
    const identity = identities[index];
    if (baseline === undefined || identity === undefined) return tell(original, issue);
    if (!baseline.take(file.inBaseline, original, identity)) return tell(original, issue);
    suppressed.push({ ...issue, suppression: { by: 'baseline', justification: baseline.justification } });
    return [];
  });
  if (issues.length === result.issues.length && issues.every((issue, at) => issue === result.issues[at])) {
    return { result, suppressed, told };
  }
  return withIssues({ result, suppressed, told }, issues, result.leftOut);
}
