import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { faulty, good, unwise } from '../cli/command.test.helper.js';
import * as requests from './requests.test.helper.js';

const { ask, expected } = requests;

interface Started {
  readonly urls: Readonly<Record<string, string>>;
  readonly failure: string;
}

const program = fileURLToPath(new URL('fastify-server.test.helper.js', import.meta.url));
const server = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
let started: Started = { urls: {}, failure: '' };

beforeAll(async () => {
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  started = JSON.parse(line) as Started;
}, 60_000);
afterAll(async () => {
  server.stdin.end();
  await once(server, 'exit');
});

const urlOf = (name = 'default', path = ''): string => `${started.urls[name] ?? ''}${path}`;

test.each(requests.exchanges)('$title ($options): $status', async (exchange) => {
  expect(await ask(urlOf(exchange.options), exchange)).toMatchObject(expected(exchange) as object);
});

test('of 100,000 wrong codes a thousand are told, and that there are more', async () => {
  const { status, issues = [] } = await ask(urlOf(), { body: requests.manyCodes });
  expect([status, issues.length, issues.at(-1)]).toEqual([422, 1001, 'too-many-issues']);
});

test('a handler gets the resource', async () => {
  expect(await ask(urlOf(), { body: good })).toMatchObject({ reached: { body: 'object' } });
});

test('the header tells how many issues there are', async () => {
  const header = 'fatal=0, error=1, warning=0, information=1';
  expect(await ask(urlOf('header'), { body: faulty })).toMatchObject({ status: 422, header });
});

test.each([
  { title: 'a body that is too large', name: 'small', body: good, status: 413 },
  { title: 'a type without a parser', type: 'application/json-patch+json', body: '[]', status: 415 },
  { title: 'no JSON where nothing is refused', name: 'never', body: '{', status: 400 },
  { title: '__proto__ where nothing is refused', name: 'never', body: requests.poisoned, status: 400 },
  { title: 'no JSON that is not judged', name: 'when', body: '{', status: 400 },
  { title: 'a path that is none', path: 'nowhere', body: faulty, status: 404 },
  { title: 'what a schema does not allow', name: 'schema', body: good, status: 400 },
  {
    title: 'a type that a scope has no parser for',
    name: 'scopes',
    path: 'outside',
    body: good,
    status: 415,
  },
  { title: 'a `when` that throws', name: 'failing', body: good, status: 500 },
])('the answer to $title is the one of fastify: $status', async ({ name, path, status, ...asked }) => {
  expect(await ask(urlOf(name, path), asked)).toMatchObject({ status, issues: undefined });
});

test.each([
  { title: 'in a scope', path: 'inside', body: faulty, answer: { status: 422 } },
  { title: 'in a scope', path: 'inside', body: unwise, answer: { status: 200 } },
  {
    title: 'in a scope of it that is stricter',
    path: 'inside/strict',
    body: unwise,
    answer: { status: 422 },
  },
  {
    title: 'outside of it',
    path: 'outside',
    type: 'application/json',
    body: faulty,
    answer: { status: 200, reached: { found: null } },
  },
])('a route $title: $answer.status', async ({ path, answer, ...asked }) => {
  expect(await ask(urlOf('scopes', path), asked)).toMatchObject(answer);
});

test.each([
  {
    title: 'a limit of the route',
    name: 'small',
    path: 'larger',
    body: faulty,
    answer: { status: 422, issues: ['ws-retired 1:348', 'ws-type 1:348'] },
  },
  {
    title: 'a parser that was there before',
    name: 'own-parser',
    body: faulty,
    answer: { status: 422, issues: ['ws-retired', 'ws-type'] },
  },
  { title: 'a schema, after the rules', name: 'schema', body: faulty, answer: { status: 422 } },
  {
    title: 'what fastify is told to do with __proto__',
    name: 'ignoring',
    body: requests.poisoned,
    answer: { status: 200, reached: { found: ['shape-unknown-property'], isPolluted: false } },
  },
])('$title counts', async ({ name, path, answer, ...asked }) => {
  expect(await ask(urlOf(name, path), asked)).toMatchObject(answer);
});

test('wrong options fail the registration', () => {
  expect(started.failure).toMatch(/^TypeError: .*no-such-rule/);
});
