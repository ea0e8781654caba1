import type { Settings } from './handler-options.js';
import { capabilityStatement } from './capability-statement.js';
import { demandJudgedType } from './judged-types.js';
import { replyForm } from './media-types.js';
import type { Metrics } from './metrics.js';
import { openApi } from './openapi.js';
import { operationDefinition } from './operation-definition.js';
import { Problem } from './problem.js';
import { jsonText, replyIn } from './reply.js';
import type { Tally } from './tally.js';
import { validateRequest } from './validate-request.js';
import { wrapperRequest } from './wrapper-request.js';
import { judgedVersions, ownVersions } from './wrapper-versions.js';

export interface Asked {
  readonly request: Request;
  /** What stands in the variable parts of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly tally: Tally;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly answer: (asked: Asked) => Response | Promise<Response>;
}

/** Everything that can be asked. */
export function routesOf(settings: Settings, metrics: Metrics): readonly Route[] {
  const validateType: Route['answer'] = ({ request, parameters: { type = '' }, tally }) => {
    demandJudgedType(type, settings.packs);
    return validateRequest(request, type, settings, tally);
  };
  return [
    {
      method: 'POST',
      path: '/$validate',
      answer: ({ request, tally }) => validateRequest(request, undefined, settings, tally),
    },
    { method: 'POST', path: '/:type/$validate', answer: validateType },
    { method: 'POST', path: '/:type/:id/$validate', answer: validateType },
    {
      method: 'POST',
      path: '/validate',
      answer: ({ request, tally }) => wrapperRequest(request, settings, tally),
    },
    { method: 'GET', path: '/validator/version', answer: () => json(ownVersions(settings)) },
    { method: 'GET', path: '/versions', answer: () => json(judgedVersions()) },
    {
      method: 'GET',
      path: '/metadata',
      answer: ({ request }) => resource(request, capabilityStatement(originOf(request), settings)),
    },
    {
      method: 'GET',
      path: '/OperationDefinition/:id',
      answer: ({ request, parameters: { id = '' } }) => {
        const definition = operationDefinition(originOf(request));
        if (id !== definition.id) throw new Problem('unknown-path', `There is no OperationDefinition ${id}.`);
        return resource(request, definition);
      },
    },
    {
      method: 'GET',
      path: '/openapi.json',
      answer: ({ request }) => json(openApi(originOf(request), settings)),
    },
    ...statementRoutes(settings),
    { method: 'GET', path: '/healthz', answer: () => text('ok\n') },
    {
      method: 'GET',
      path: '/readyz',
      answer: () => {
        if (settings.isReady?.() ?? true) return text('ready\n');
        throw new Problem('server-stopping', 'This server does not take requests now.', {
          headers: { 'Retry-After': '5' },
        });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      answer: () => text(metrics.text(), 'text/plain; version=0.0.4; charset=utf-8'),
    },
  ];
}

/** For pages, which may not read every server themselves. */
function statementRoutes({ fetchStatement }: Settings): readonly Route[] {
  if (fetchStatement === undefined) return [];
  const answer: Route['answer'] = async ({ request }) => {
    const url = new URL(request.url).searchParams.get('url');
    if (url === null) throw new Problem('invalid-request', 'Name the address of the statement as ?url=.');
    // What it is, whoever reads it finds out; nobody is to take it for a page of ours.
    return new Response(new Uint8Array(await fetchStatement(url)), {
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' },
    });
  };
  return [{ method: 'GET', path: '/statement', answer }];
}

const originOf = (request: Request): string => new URL(request.url).origin;

function resource(request: Request, value: unknown): Response {
  const form = replyForm(new URL(request.url).searchParams, request.headers.get('accept'));
  return replyIn(form, jsonText(value, form.isPretty));
}

const json = (value: unknown): Response =>
  new Response(jsonText(value, true), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });

const text = (value: string, type = 'text/plain; charset=utf-8'): Response =>
  new Response(value, { headers: { 'Content-Type': type } });
