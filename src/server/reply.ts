import { outcomeLine, outcomeText } from '../report/collection.js';
import { fhirJson, fhirNdjson, type ReplyForm } from './media-types.js';
import { problemOutcome, type Problem } from './problem.js';

/** An answer with an OperationOutcome, or another resource that is text already. */
export const fhirReply = (
  text: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(text, { status, headers: { 'Content-Type': fhirJson, ...headers } });

/** An answer in the form that was asked for: what stands on one line is NDJSON as well. */
export const replyIn = ({ isNdjson }: ReplyForm, text: string, status = 200): Response =>
  fhirReply(text, status, isNdjson ? { 'Content-Type': fhirNdjson } : {});

export const problemReply = (problem: Problem, isPretty = false): Response =>
  fhirReply((isPretty ? outcomeText : outcomeLine)(problemOutcome(problem)), problem.status, problem.headers);

/** Another resource, or JSON of another kind. */
export const jsonText = (value: unknown, isPretty: boolean): string =>
  `${JSON.stringify(value, null, isPretty ? 2 : undefined)}\n`;
