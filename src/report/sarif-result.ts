import type { Location, Region, Result } from 'sarif';
import type { CheckedIssue } from '../engine/check-result.js';
import { fileUri, isInside } from './file-uri.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Reported, ReportedFile } from './report.js';
import { ruleIdOf } from './rule-id.js';
import { levels, messageText } from './sarif-text.js';
import type { SuppressedIssue } from './suppressed.js';
import { visible } from './visible.js';

/** An issue, told or suppressed, with what stays the same of it. */
export interface ToldIssue {
  readonly checked: CheckedIssue;
  readonly fingerprint: string;
  readonly suppression?: SuppressedIssue['suppression'];
}

export function* toldIssues({ result, suppressed, fingerprints }: Reported): Generator<ToldIssue> {
  for (const [index, checked] of result.issues.entries()) {
    yield { checked, fingerprint: fingerprints[index] ?? '' };
  }
  const ofSuppressed = suppressed.length === 0 ? [] : fingerprintsOf({ issues: suppressed });
  for (const [index, checked] of suppressed.entries()) {
    yield { checked, fingerprint: ofSuppressed[index] ?? '', suppression: checked.suppression };
  }
}

export function sarifResult(
  { checked, fingerprint, suppression }: ToldIssue,
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

function artifactOf(path: string | undefined): { uri: string; uriBaseId?: string } {
  if (path === undefined) return { uri: 'standard-input' };
  const uri = fileUri(path);
  return isInside(uri) ? { uri, uriBaseId: '%SRCROOT%' } : { uri };
}

/** SARIF's last column is the one after the region, too. */
const regionOf = (place: NonNullable<CheckedIssue['place']>, offset: number): Region => ({
  startLine: place.line + offset,
  startColumn: place.column,
  endLine: place.endLine + offset,
  endColumn: place.endColumn,
});
