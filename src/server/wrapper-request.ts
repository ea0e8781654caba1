import type { Settings } from './handler-options.js';
import { bodyKind } from './media-types.js';
import { readBody } from './read-body.js';
import { fhirReply } from './reply.js';
import type { Tally } from './tally.js';

/** Answers `POST /validate` of the HL7 validator-wrapper, and its older form that takes a resource. */
export async function wrapperRequest(request: Request, settings: Settings, tally: Tally): Promise<Response> {
  bodyKind(request.headers.get('content-type'), ['json']);
  const bytes = await readBody(request, settings);
  const profiles = new URL(request.url).searchParams.getAll('profile');
  const sessionId = crypto.randomUUID();
  const verdict = await settings.judge({ kind: 'wrapper', bytes, profiles, sessionId });
  tally.add(verdict.issues);
  if (verdict.form === 'fhir') return fhirReply(verdict.text, verdict.status);
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(verdict.text, { status: verdict.status, headers });
}
