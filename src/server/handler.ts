import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import { getPath } from 'hono/utils/url';
import { completeOptions, type HandlerOptions, type Settings } from './handler-options.js';
import { demandOwnHost } from './own-host.js';
import { singleReplyForm } from './media-types.js';
import { createMetrics } from './metrics.js';
import { asProblem, Problem } from './problem.js';
import { problemReply } from './reply.js';
import { requestId } from './request-id.js';
import { routesOf, type Route } from './routes.js';
import { fileReply, type ServedFile } from './served-file.js';
import { createTally, type Tally } from './tally.js';

/** What is known of a request while it is answered. */
interface Known {
  Variables: { route: string; tally: Tally };
}

/**
 * Answers requests by the rule packs: `$validate`, the validator-wrapper's protocol, `/metadata` and what operators
 * need. What it gives never rejects. Throws a `TypeError` as `createValidator` does.
 */
export function createHandler(options: HandlerOptions = {}): (request: Request) => Promise<Response> {
  const settings = completeOptions(options);
  const metrics = createMetrics(settings.metrics);
  const routes = routesOf(settings, metrics);
  const app = new Hono<Known>({ getPath: pathOf });
  app.use(account(settings, metrics));
  const { corsOrigins = [] } = settings;
  if (corsOrigins.length > 0)
    app.use(cors({ origin: corsOrigin(corsOrigins), allowMethods, exposeHeaders: ['X-Request-Id'] }));
  app.use(async ({ req }, next) => {
    demandOwnHost(req.raw, settings.isOwnHost);
    await next();
  });
  for (const route of routes) {
    app.on(route.method, route.path, (context) => {
      context.set('route', route.path);
      const parameters = context.req.param() as Readonly<Record<string, string>>;
      return route.answer({ request: context.req.raw, parameters, tally: context.get('tally') });
    });
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(path, (context) => {
      context.set('route', path);
      throw wrongMethod(context.req.method, path, routes);
    });
  }
  const { files = new Map<string, ServedFile>() } = settings;
  app.get('*', (context, next) => {
    const file = files.get(context.req.path.slice(1) || 'index.html');
    if (file === undefined) return next();
    context.set('route', 'page');
    return fileReply(file, context.req.raw);
  });
  app.notFound(({ req }) => {
    throw unknownPath(req.path, routes);
  });
  app.onError((error, context) => {
    const problem = asProblem(error);
    context.get('tally').failed(problem);
    return problemReply(problem, singleReplyForm(context.req.raw));
  });
  return async (request) => app.fetch(request);
}

/** Gives each answer its headers, and tells of it. */
function account({ onAnswer }: Settings, metrics: ReturnType<typeof createMetrics>) {
  return async (context: Context<Known>, next: () => Promise<void>): Promise<void> => {
    const start = performance.now();
    const id = requestId(context.req.raw);
    const tally = createTally(metrics.issues);
    context.set('tally', tally);
    await next();
    const { headers, status } = context.res;
    // hono's own way makes another response of a stream for each header.
    headers.set('X-Request-Id', id);
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    const { method } = context.req;
    const route = (context.get('route') as string | undefined) ?? 'other';
    const duration = performance.now() - start;
    metrics.answered({ route, method, status, duration });
    const failure = tally.failure();
    onAnswer?.({ id, method, route, status, duration, issues: tally.issues(), ...(failure && { failure }) });
  };
}

/** Some clients escape the $ of $validate, which may mean another path but does not here. */
const pathOf = (request: Request): string => getPath(request).replaceAll('%24', '$');

const allowMethods = ['GET', 'HEAD', 'POST'];

const corsOrigin = (origins: readonly string[]): string | string[] =>
  origins.includes('*') ? '*' : [...origins];

function wrongMethod(method: string, path: string, routes: readonly Route[]): Problem {
  const ways = routes.filter((route) => route.path === path).map((route) => route.method);
  const allowed = ways.includes('GET') ? [...ways, 'HEAD'] : ways;
  return new Problem('wrong-method', `${method} is not for this path; use ${allowed.join(' or ')}.`, {
    headers: { Allow: allowed.join(', ') },
  });
}

const unknownPath = (path: string, routes: readonly Route[]): Problem =>
  new Problem(
    'unknown-path',
    `There is nothing at ${JSON.stringify(path.slice(0, 200))}; there are ${[...new Set(routes.map((route) => route.path))].join(', ')}.`,
  );
