import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createHandler } from './handler.js';
import { createMetrics } from './metrics.js';
import { completeOptions } from './handler-options.js';
import { routesOf } from './routes.js';

interface Description {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

async function description(): Promise<Description> {
  const response = await createHandler()(new Request('https://validator.example/openapi.json'));
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as Description;
}

test('the description is OpenAPI 3.1', async () => {
  const right = await description();
  expect(right.openapi).toMatch(/^3\.1\./);
  expect(isOpenApi(right)).toBe(true);
  expect(isOpenApi({ ...right, paths: { '/a': { get: 5 } } })).toBe(false);
});

/** In a process of its own: ajv compiles schemas with code that it generates, which our tests forbid. */
function isOpenApi(value: unknown): boolean {
  const options = { cwd: root, input: JSON.stringify(value), encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], options);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
const { valid } = await new Validator().validate(JSON.parse(readFileSync(0, 'utf8')));
console.log(JSON.stringify(valid));
`;

test('it describes the paths that there are, and no others', async () => {
  const { paths, servers } = await description();
  const described = Object.entries(paths).flatMap(([path, ways]) =>
    Object.keys(ways).map((way) => `${way.toUpperCase()} ${path}`),
  );
  const routes = routesOf(completeOptions({}), createMetrics());
  expect(described.sort()).toEqual(
    routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  );
  expect(servers).toEqual([{ url: 'https://validator.example' }]);
});
