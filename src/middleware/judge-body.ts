import type { CheckResult } from '../engine/check-result.js';
import { severities } from '../fhir/issue.js';
import { outcomeLine } from '../report/collection.js';
import { fhirJson } from '../server/media-types.js';
import { Problem, problemOutcome } from '../server/problem.js';
import type { Settings } from './complete-options.js';

/** What came of a body. */
export interface Judged {
  readonly result: CheckResult;
  /** Of the response, whoever gives it. */
  readonly headers: Readonly<Record<string, string>>;
  /** The answer, where the request is refused. */
  readonly refusal: Refusal | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An OperationOutcome. */
  readonly text: string;
}

/** Judges a body: bytes, text or what was parsed. Undefined is one that nothing has read. */
export function judgeBody(body: unknown, settings: Omit<Settings<never>, 'when'>): Judged {
  const { validator, refused, header } = settings;
  const result = validator.check(body);
  const isRefused = result.issues.some(({ issue }) => refused.has(issue.severity));
  return {
    result,
    headers: header === undefined ? {} : { [header]: countsOf(result) },
    refusal: isRefused ? (body === undefined ? unread() : refusalOf(result)) : undefined,
  };
}

/** http://hl7.org/fhir/R4/http.html#Status-Codes: 400 for what is no resource, 422 for what breaks rules. */
const refusalOf = ({ outcome, isReadable }: CheckResult): Refusal => ({
  status: isReadable ? 422 : 400,
  headers: refusalHeaders,
  text: outcomeLine(outcome),
});

function unread(): Refusal {
  const problem = new Problem(
    'unsupported-media-type',
    'Nothing on this server reads a body of this Content-Type, so it was not validated.',
  );
  return { status: problem.status, headers: refusalHeaders, text: outcomeLine(problemOutcome(problem)) };
}

const refusalHeaders = { 'Content-Type': fhirJson, 'X-Content-Type-Options': 'nosniff' };

/** A dictionary, `fatal=0, error=2, warning=0, information=1`: https://www.rfc-editor.org/rfc/rfc9651#section-3.2 */
const countsOf = ({ issues }: CheckResult): string =>
  severities
    .map((each) => `${each}=${issues.filter(({ issue }) => issue.severity === each).length.toString()}`)
    .join(', ');
