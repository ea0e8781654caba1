import type { IssueType, Severity } from '../fhir/issue.js';
import type { JsonPath } from '../fhir/location.js';
import type { FixMaker } from './change.js';

/** Something wrong with a resource, before it becomes an `OperationOutcome.issue`. */
export interface Finding {
  readonly severity: Severity;
  readonly code: IssueType;
  /** The rule's key, or one of the shape's (`shape-unknown-property`). */
  readonly key: string;
  /** The canonical url of the pack, or `urn:fhir-rulepack:shape`. */
  readonly system: string;
  /** What is wrong, in one sentence. */
  readonly text: string;
  /** What is demanded, for `diagnostics`. */
  readonly demand?: string;
  /** The pack's name, for `operationoutcome-issue-source`. */
  readonly source: string;
  readonly messageId?: string;
  /** Where the rule comes from: a url, of the version of FHIR that the resource is judged by. */
  readonly page?: string;
  /** What of the element it is about, where several of a kind may stand there: a missing element, an extension. */
  readonly about?: string;
  /** `CapabilityStatement.rest[0]`; undefined where nothing could be read. */
  readonly location?: string;
  /** Where it stands in the JSON; may be finer than `location`. Undefined where nothing could be read. */
  readonly path?: JsonPath;
  /** Characters of the text, for faults in the text itself; they count more than `path`. */
  readonly range?: readonly [start: number, end: number];
  /** How it may be mended, given its path; worked out when somebody asks. */
  readonly fix?: FixMaker;
}

export const shapeSystem = 'urn:fhir-rulepack:shape';
export const shapeSource = 'fhir-shape';
