import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';

/** The elements this package writes of http://hl7.org/fhir/R4/operationoutcome.html */
export type Issue = OperationOutcomeIssue;
export type Outcome = OperationOutcome;
export type Severity = Issue['severity'];
export type IssueType = Issue['code'];

/** From gravest to mildest. */
export const severities: readonly Severity[] = ['fatal', 'error', 'warning', 'information'];

/** http://hl7.org/fhir/R4/valueset-issue-type.html */
export const issueTypes: readonly IssueType[] = [
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'security',
  'login',
  'unknown',
  'expired',
  'forbidden',
  'suppressed',
  'processing',
  'not-supported',
  'duplicate',
  'multiple-matches',
  'not-found',
  'deleted',
  'too-long',
  'code-invalid',
  'extension',
  'too-costly',
  'business-rule',
  'conflict',
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'informational',
];

/** Wraps issues. An outcome holds at least one, so none becomes a single `information`. */
export function operationOutcome(issues: readonly Issue[]): Outcome {
  return { resourceType: 'OperationOutcome', issue: issues.length > 0 ? [...issues] : [allOk()] };
}

/** A new one each time: what a caller does to an outcome must not show in the next. */
const allOk = (): Issue => ({
  severity: 'information',
  code: 'informational',
  details: { text: 'All OK' },
});
