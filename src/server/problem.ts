import { operationOutcome, type IssueType, type Outcome } from '../fhir/issue.js';

/** Why a request cannot be answered. Every one becomes an OperationOutcome, and nothing else of it is told. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, text: string, { headers = {}, cause }: ProblemOptions = {}) {
    super(text, { cause });
    this.code = code;
    this.status = problems[code].status;
    this.headers = headers;
  }
}

export type ProblemCode =
  | 'invalid-request'
  | 'missing-resource'
  | 'unknown-mode'
  | 'wrong-resource-type'
  | 'too-many-files'
  | 'unknown-path'
  | 'unknown-type'
  | 'wrong-method'
  | 'not-acceptable'
  | 'request-timeout'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'wrong-host'
  | 'fetch-forbidden'
  | 'fetch-failed'
  | 'unknown-profile'
  | 'no-stored-resource'
  | 'headers-too-large'
  | 'internal'
  | 'judging-died'
  | 'judging-too-costly'
  | 'server-full'
  | 'server-stopping';

export interface ProblemOptions {
  /** Of the response. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The HTTP status of each problem, and its http://hl7.org/fhir/R4/valueset-issue-type.html */
const problems: Readonly<Record<ProblemCode, { readonly status: number; readonly type: IssueType }>> = {
  'invalid-request': { status: 400, type: 'invalid' },
  'missing-resource': { status: 400, type: 'required' },
  'unknown-mode': { status: 400, type: 'code-invalid' },
  'wrong-resource-type': { status: 400, type: 'invalid' },
  'too-many-files': { status: 413, type: 'too-costly' },
  'unknown-path': { status: 404, type: 'not-found' },
  'unknown-type': { status: 404, type: 'not-supported' },
  'wrong-method': { status: 405, type: 'not-supported' },
  'not-acceptable': { status: 406, type: 'not-supported' },
  'request-timeout': { status: 408, type: 'timeout' },
  'body-too-large': { status: 413, type: 'too-long' },
  'unsupported-media-type': { status: 415, type: 'not-supported' },
  'fetch-forbidden': { status: 403, type: 'forbidden' },
  'wrong-host': { status: 421, type: 'forbidden' },
  'unknown-profile': { status: 422, type: 'not-supported' },
  'no-stored-resource': { status: 422, type: 'not-supported' },
  'headers-too-large': { status: 431, type: 'too-long' },
  'fetch-failed': { status: 502, type: 'processing' },
  internal: { status: 500, type: 'exception' },
  'judging-died': { status: 500, type: 'exception' },
  'judging-too-costly': { status: 503, type: 'too-costly' },
  'server-full': { status: 503, type: 'throttled' },
  'server-stopping': { status: 503, type: 'transient' },
};

/** What is told of an error that nobody foresaw. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem
    ? error
    : new Problem(
        'internal',
        'Something here failed that should not; nothing was validated. The log says what.',
        {
          cause: error,
        },
      );

/** The system of `details.coding` of problems. */
const problemSystem = 'urn:fhir-rulepack:http';

/** What is told of a problem: `fatal`, since nothing was validated. */
export function problemOutcome({ code, message }: Pick<Problem, 'code' | 'message'>): Outcome {
  return operationOutcome([
    {
      severity: 'fatal',
      code: problems[code].type,
      details: { coding: [{ system: problemSystem, code }], text: message },
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-source',
          valueString: 'fhir-rulepack',
        },
      ],
    },
  ]);
}
