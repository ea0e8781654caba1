import type { Issue, Outcome } from '../fhir/issue.js';
import type { Fix } from '../input/change.js';
import type { Finding } from '../input/finding.js';
import type { Place } from '../input/places.js';
import { shapeIssue } from '../input/shape-issues.js';
import type { Rule } from '../rules/rule-pack.js';
import { issueOf, outcomeOf } from './outcome.js';

/** What one input came to. */
export interface CheckResult {
  /** The OperationOutcome that `validate` gives. */
  readonly outcome: Outcome;
  /** The same issues with what an OperationOutcome has no room for. Empty where the outcome says `All OK`. */
  readonly issues: readonly CheckedIssue[];
  /** How many issues there are beyond the limit; the last of `issues` says so where there are any. */
  readonly leftOut: number;
  /** How every rule that applies to the input's resources and versions fared. */
  readonly rules: readonly RuleCount[];
  /** How many rules failed somewhere, passed wherever they applied, or met nothing to judge. */
  readonly counts: { readonly failed: number; readonly passed: number; readonly notApplicable: number };
  /** False where the input is no FHIR resource, or could not be read. */
  readonly isReadable: boolean;
  /** What kind of resource the input is; undefined where that could not be read. */
  readonly resourceType: string | undefined;
  /** The text that places refer to; undefined for an object. */
  readonly text: string | undefined;
}

export interface CheckedIssue {
  readonly issue: Issue;
  readonly key: string;
  /** The rule that gave the issue; undefined for issues of the JSON shape. */
  readonly rule: Rule | undefined;
  /** Where the rule comes from: its `source` for the version of FHIR that the resource is judged by. */
  readonly page?: string;
  /** Range of the faulty element; undefined where the input is an object. */
  readonly place: Place | undefined;
  /** How it may be mended; worked out when it is called. `fixesOf` says what that is in the text. */
  readonly fix?: () => Fix | undefined;
}

/** How often a rule came to each state: once for each element it judged. */
export interface RuleCount {
  readonly pack: string;
  readonly rule: Rule;
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
}

/** The result of an input that could not even be looked at. */
export const unreadableResult = (text: string): CheckResult =>
  fatalResult(shapeIssue('shape-unreadable', text));

/** The result of an input of which there is only this to say. */
export function fatalResult(finding: Finding): CheckResult {
  const issue = issueOf(finding, undefined);
  return {
    outcome: outcomeOf([issue]),
    issues: [{ issue, key: finding.key, rule: undefined, place: undefined }],
    leftOut: 0,
    rules: [],
    counts: { failed: 0, passed: 0, notApplicable: 0 },
    isReadable: false,
    resourceType: undefined,
    text: undefined,
  };
}
