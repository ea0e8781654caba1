import { exit, stdin, stdout } from 'node:process';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { fastifyRulepack } from './fastify.js';
import { fhirType, optionSets, reached } from './requests.test.helper.js';

/**
 * A process of its own, since fastify's router makes code from strings, which tests do not allow. Writes a line of JSON,
 * the address of a server for each situation, and ends when its input does.
 */
const urls: Record<string, string> = {};

async function serve(
  name: string,
  prepare: (app: FastifyInstance) => Promise<unknown>,
  options: FastifyServerOptions = { bodyLimit: 10_000_000 },
): Promise<void> {
  const app = Fastify(options);
  await prepare(app);
  urls[name] = `${await app.listen({ port: 0, host: '127.0.0.1' })}/`;
}

const route = (app: FastifyInstance, path = '/'): unknown =>
  app.all(path, (request) => reached(request.body, request.getDecorator('validation')));

for (const [name, options] of Object.entries(await optionSets())) {
  await serve(name, async (app) => {
    await app.register(fastifyRulepack, options);
    route(app);
  });
}

await serve(
  'small',
  async (app) => {
    await app.register(fastifyRulepack);
    route(app);
    app.post('/larger', { bodyLimit: 10_000 }, () => ({}));
  },
  { bodyLimit: 10 },
);

await serve('scopes', async (app) => {
  app.decorateRequest('validation', null);
  await app.register(async (scope) => {
    await scope.register(fastifyRulepack);
    route(scope, '/inside');
    await scope.register(async (inner) => {
      await inner.register(fastifyRulepack, { refuse: 'warning' });
      route(inner, '/inside/strict');
    });
  });
  route(app, '/outside');
});

await serve('own-parser', async (app) => {
  app.addContentTypeParser(fhirType, { parseAs: 'string' }, (_request, text, done) => {
    done(null, JSON.parse(text.toString()));
  });
  await app.register(fastifyRulepack);
  route(app);
});

await serve('schema', async (app) => {
  await app.register(fastifyRulepack);
  app.post('/', { schema: { body: { type: 'object', required: ['publisher'] } } }, (request) =>
    reached(request.body, request.getDecorator('validation')),
  );
});

await serve(
  'ignoring',
  async (app) => {
    await app.register(fastifyRulepack, { refuse: 'never' });
    route(app);
  },
  { onProtoPoisoning: 'remove' },
);

const failure = await Fastify()
  .register(fastifyRulepack, { off: ['no-such-rule'] })
  .ready()
  .then(
    () => 'none',
    (error: unknown) => String(error),
  );

stdout.write(`${JSON.stringify({ urls, failure })}\n`);
stdin.resume().on('end', () => exit(0));
