import type { Settings } from './handler-options.js';
import { bodyKind, singleReplyForm } from './media-types.js';
import { readBody } from './read-body.js';
import { replyIn } from './reply.js';
import type { Tally } from './tally.js';

/** Answers `POST /validate` of the HL7 validator-wrapper, and its older form that takes a resource. */
export async function wrapperRequest(request: Request, settings: Settings, tally: Tally): Promise<Response> {
  demandResource(request.headers.get('content-type'));
  const bytes = await readBody(request, settings);
  const profiles = new URL(request.url).searchParams.getAll('profile');
  const sessionId = crypto.randomUUID();
  const { maxFiles } = settings;
  const verdict = await settings.judge({ kind: 'wrapper', bytes, profiles, sessionId, maxFiles });
  tally.add(verdict.issues);
  if (verdict.form === 'fhir') return replyIn(singleReplyForm(request), verdict.text, verdict.status);
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return new Response(verdict.text, { status: verdict.status, headers });
}

/** Clients of the older form leave it to their library to name a type, and Ruby's calls any body a form. */
function demandResource(contentType: string | null): void {
  if (!/^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? ''))
    bodyKind(contentType, ['json', 'xml']);
}
