import type { Severity } from '../fhir/issue.js';
import { plainPath } from './file-uri.js';
import type { Report, Reported } from './report.js';
import { ruleIdOf } from './rule-id.js';
import { escapeHidden, visible } from './visible.js';

/** GitLab's words for how grave something is. */
const gravity: Readonly<Record<Severity, string>> = {
  fatal: 'blocker',
  error: 'major',
  warning: 'minor',
  information: 'info',
};

/**
 * GitLab's code quality report: an array of issues.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(): Report {
  let isFirst = true;
  return {
    *add(reported) {
      for (const entry of entriesOf(reported)) {
        yield `${isFirst ? '[' : ','}\n  ${escapeHidden(JSON.stringify(entry))}`;
        isFirst = false;
      }
    },
    *end() {
      yield isFirst ? '[]\n' : '\n]\n';
    },
  };
}

function* entriesOf({ input, result, fingerprints }: Reported): Generator<object> {
  const path = plainPath(input.path ?? 'standard-input');
  for (const [index, checked] of result.issues.entries()) {
    const { issue, place } = checked;
    yield {
      description: visible(issue.details?.text ?? ''),
      check_name: visible(ruleIdOf(checked)),
      // GitLab wants one that no other issue of the report has, and the same fault may stand in two files.
      fingerprint: `${digest(input.label)}${fingerprints[index] ?? ''}`,
      severity: gravity[issue.severity],
      location: { path, lines: { begin: (place?.line ?? 1) + input.lineOffset } },
    };
  }
}

/** FNV-1a with 32 bits: https://datatracker.ietf.org/doc/draft-eastlake-fnv/ */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
