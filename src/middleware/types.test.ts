import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Request } from 'express';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { expressMiddleware, keepBytes, type CheckResult } from './express.js';
import { fastifyRulepack } from './fastify.js';

/** The compiler judges these: declarations of our own stand for those of the frameworks. */
export function inExpress(app: express.Express): void {
  app.use(express.json({ verify: keepBytes }), expressMiddleware());
  app.use(
    expressMiddleware({ refuse: 'never', when: (request: Request) => request.hostname === 'fhir.test' }),
  );
  app.use(expressMiddleware({ when: ({ path }) => path.startsWith('/fhir') }));
  app.post('/:type', expressMiddleware({ header: 'X-Validation' }), (request, response) => {
    const result: CheckResult | undefined = request.validation;
    response.json(result?.counts);
  });
  // @ts-expect-error -- there is no such severity
  expressMiddleware({ refuse: 'critical' });
}

export async function inFastify(app: FastifyInstance): Promise<void> {
  await app.register(fastifyRulepack);
  await app.register(fastifyRulepack, { refuse: 'warning', prefix: '/fhir' });
  await app.register(fastifyRulepack, { when: ({ routeOptions }) => 'isFhir' in routeOptions.config });
  await app.register(fastifyRulepack, {
    when: (request: FastifyRequest) => request.hostname === 'fhir.test',
  });
  await Fastify({ http2: true }).register(fastifyRulepack);
  // @ts-expect-error -- there is no such severity
  await app.register(fastifyRulepack, { refuse: 'critical' });
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const user = `${root}dist/middleware-user.ts`;

afterAll(() => {
  rmSync(user, { force: true });
});

test('the declarations need those of no framework', () => {
  writeFileSync(
    user,
    `import { expressMiddleware } from 'fhir-rulepack/express';
     import { fastifyRulepack } from 'fhir-rulepack/fastify';
     export const made: [typeof fastifyRulepack, unknown] = [fastifyRulepack, expressMiddleware({ refuse: 'warning' })];`,
  );
  const options = '--noEmit --listFiles --strict --module nodenext --target es2022 --ignoreConfig'.split(' ');
  const { stdout, status } = spawnSync(
    process.execPath,
    [`${root}node_modules/typescript/bin/tsc`, ...options, user],
    { encoding: 'utf8' },
  );
  const files = stdout.split('\n');
  expect(files).toContainEqual(expect.stringMatching(/dist\/middleware\/express\.d\.ts$/));
  expect(files.filter((file) => /node_modules\/(?:@types\/)?(?:express|fastify|node)\b/.test(file))).toEqual(
    [],
  );
  expect(status).toBe(0);
}, 60_000);
