import type { Severity } from '../../fhir/issue.js';

/** What is asked of the one who judges. Plain data, so that it can cross to another thread. */
export type Job = ResourceJob | WrapperJob;

/** A resource to judge, or the Parameters of `$validate` with one in it. */
export interface ResourceJob {
  readonly kind: 'resource';
  readonly bytes: Uint8Array;
  /** The type that the path names: no other is taken. */
  readonly type?: string;
  /** Whether Parameters are what an operation is given, and not the resource itself. */
  readonly isOperation: boolean;
  /** Canonicals that the query names, in its order. */
  readonly profiles: readonly string[];
  /** http://hl7.org/fhir/R4/valueset-resource-validation-mode.html */
  readonly mode?: string;
  /** What the outcome is told to be about: a file's name, or `-:3` for a line. */
  readonly name?: string;
  /** Whether the outcome is indented for people. */
  readonly isPretty: boolean;
}

/** A request of the HL7 validator-wrapper's protocol, or a bare resource, which its older form takes. */
export interface WrapperJob {
  readonly kind: 'wrapper';
  readonly bytes: Uint8Array;
  /** As the query names them, commas and all. */
  readonly profiles: readonly string[];
  /** For a session that begins here. */
  readonly sessionId: string;
  /** Files of a request; more are refused. */
  readonly maxFiles: number;
}

/** The answer to a job: what goes into the body, ready to be sent. */
export interface Verdict {
  readonly status: number;
  readonly text: string;
  /** What the text is: an OperationOutcome, or the wrapper's own JSON. */
  readonly form: 'fhir' | 'json';
  /** How many issues of each severity it tells of. */
  readonly issues: Readonly<Partial<Record<Severity, number>>>;
}

/** Judges in this thread, in another one, or elsewhere. Rejects with a `Problem` where nothing could be judged. */
export type Judge = (job: Job, signal?: AbortSignal) => Promise<Verdict>;
