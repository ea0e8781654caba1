import { demandAnswerable, type Exchange, type Question } from './exchange.js';
import type { Settings } from './handler-options.js';
import { judgeUploads } from './judge-uploads.js';
import { bodyKind, replyForm } from './media-types.js';
import { readBody, streamBody } from './read-body.js';
import { replyIn } from './reply.js';
import { streamVerdicts } from './stream-verdicts.js';
import type { Tally } from './tally.js';

/** Answers `$validate`: one resource or Parameters, a stream of lines, or uploaded files. */
export async function validateRequest(
  request: Request,
  type: string | undefined,
  settings: Settings,
  tally: Tally,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const form = replyForm(query, request.headers.get('accept'));
  const kind = bodyKind(request.headers.get('content-type'), ['json', 'xml', 'ndjson', 'multipart']);
  const exchange: Exchange = { request, form, question: questionOf(query, type), settings, tally };
  if (kind === 'ndjson') {
    demandAnswerable(exchange);
    return streamVerdicts(streamBody(request, settings), exchange);
  }
  if (kind === 'multipart') return judgeUploads(exchange);
  return judgeBody(exchange);
}

function questionOf(query: URLSearchParams, type: string | undefined): Question {
  const mode = query.get('mode');
  return {
    profiles: query.getAll('profile'),
    ...(mode !== null && { mode }),
    ...(type !== undefined && { type }),
  };
}

async function judgeBody({ request, form, question, settings, tally }: Exchange): Promise<Response> {
  const bytes = await readBody(request, settings);
  const { isPretty } = form;
  const verdict = await settings.judge({ kind: 'resource', bytes, isOperation: true, isPretty, ...question });
  tally.add(verdict.issues);
  return replyIn(form, verdict.text, verdict.status);
}
