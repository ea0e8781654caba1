import type { Fix, Location, Result } from 'sarif';
import type { CheckedIssue } from '../engine/check-result.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Reported, ReportedFile } from './report.js';
import { ruleIdOf } from './rule-id.js';
import { sarifFixes } from './sarif-fixes.js';
import { artifactOf, regionOf } from './sarif-places.js';
import { levels, messageText } from './sarif-text.js';
import type { SuppressedIssue } from './suppressed.js';
import { visible } from './visible.js';

/** An issue, told or suppressed, with what stays the same of it. */
export interface ToldIssue {
  readonly checked: CheckedIssue;
  readonly fingerprint: string;
  readonly fixes: readonly Fix[];
  readonly suppression?: SuppressedIssue['suppression'];
}

export function* toldIssues({ input, result, suppressed, fingerprints }: Reported): Generator<ToldIssue> {
  const fixesOf = sarifFixes(result, input);
  for (const [index, checked] of result.issues.entries()) {
    yield { checked, fingerprint: fingerprints[index] ?? '', fixes: fixesOf(checked) };
  }
  if (suppressed.length === 0) return;
  // Together with those that are told: equal ones are numbered.
  const all = fingerprintsOf({ issues: [...result.issues, ...suppressed], text: result.text });
  for (const [index, checked] of suppressed.entries()) {
    const { suppression } = checked;
    yield { checked, fingerprint: all[result.issues.length + index] ?? '', fixes: [], suppression };
  }
}

export function sarifResult(
  { checked, fingerprint, fixes, suppression }: ToldIssue,
  input: ReportedFile,
  ruleIndex: number,
): Result {
  const { issue, key } = checked;
  const text = issue.details?.text ?? '';
  return {
    ruleId: visible(ruleIdOf(checked)),
    ruleIndex,
    kind: 'fail',
    level: levels[issue.severity],
    message: { text: messageText(text === '' ? key : text) },
    locations: [locationOf(checked, input)],
    partialFingerprints: { 'rulepack/v1': fingerprint },
    ...(suppression !== undefined && {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: visible(suppression.justification) },
      ],
    }),
    ...(fixes.length > 0 && { fixes: [...fixes] }),
    properties: { issueType: issue.code },
  };
}

function locationOf({ issue, place }: CheckedIssue, input: ReportedFile): Location {
  const [expression] = issue.expression ?? [];
  return {
    physicalLocation: {
      artifactLocation: artifactOf(input.path),
      ...(place !== undefined && { region: regionOf(place, input.lineOffset) }),
    },
    ...(expression !== undefined && { logicalLocations: [{ fullyQualifiedName: visible(expression) }] }),
  };
}
