import type { JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { outcomeLine, outcomeText } from '../report/collection.js';
import { resourceXml } from '../report/resource-xml.js';
import { fhirJson, fhirNdjson, fhirXml, type ReplyForm, type ReplyKind } from './media-types.js';
import { problemOutcome, type Problem } from './problem.js';

/** An answer with a resource that was written as JSON, in the form that is asked for: JSON on one line is NDJSON, too. */
export function replyIn(
  { kind, isPretty }: ReplyForm,
  json: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // A resource of ours, which is R4 and has no value that JavaScript would write otherwise.
  const text = kind === 'xml' ? resourceXml(JSON.parse(json) as JsonObject, modelOf('4.0'), isPretty) : json;
  return new Response(text, { status, headers: { 'Content-Type': contentTypes[kind], ...headers } });
}

const contentTypes: Readonly<Record<ReplyKind, string>> = {
  json: fhirJson,
  xml: fhirXml,
  ndjson: fhirNdjson,
};

export function problemReply(problem: Problem, form: ReplyForm = inJson): Response {
  const json = (form.isPretty ? outcomeText : outcomeLine)(problemOutcome(problem));
  return replyIn(form, json, problem.status, problem.headers);
}

const inJson: ReplyForm = { kind: 'json', isPretty: false };

/** Another resource, or JSON of another kind. */
export const jsonText = (value: unknown, isPretty: boolean): string =>
  `${JSON.stringify(value, null, isPretty ? 2 : undefined)}\n`;
