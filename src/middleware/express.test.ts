import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import express, { type RequestHandler } from 'express';
import { faulty, good } from '../cli/command.test.helper.js';
import { expressMiddleware, keepBytes } from './express.js';
import * as requests from './requests.test.helper.js';

const { ask, expected, fhirType } = requests;
const servers: Server[] = [];

async function serve(...handlers: readonly RequestHandler[]): Promise<string> {
  const app = express();
  // Errors are answered as ever, but not written into the log of the tests.
  app.set('env', 'test');
  app.use(...handlers);
  app.use((request, response) => {
    response.json(requests.reached(request.body, request.validation));
  });
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/`;
}

afterAll(() => {
  for (const server of servers) server.close();
});

/** A server for each set of options, which reads all bodies as bytes. */
const urls = new Map<string, string>();
const raw = express.raw({ type: () => true, limit: '10mb' });

beforeAll(async () => {
  for (const [name, options] of Object.entries(await requests.optionSets()))
    urls.set(name, await serve(raw, expressMiddleware(options)));
}, 60_000);

test.each(requests.exchanges)('$title ($options): $status', async (exchange) => {
  const answer = await ask(urls.get(exchange.options ?? 'default') ?? '', exchange);
  expect(answer).toMatchObject(expected(exchange) as object);
});

test('of 100,000 wrong codes a thousand are told, and that there are more', async () => {
  const { status, issues = [] } = await ask(urls.get('default') ?? '', { body: requests.manyCodes });
  expect([status, issues.length, issues.at(-1)]).toEqual([422, 1001, 'too-many-issues']);
});

test.each([
  { title: 'a good resource', body: good, header: 'fatal=0, error=0, warning=0, information=0' },
  { title: 'what is refused', body: faulty, header: 'fatal=0, error=1, warning=0, information=1' },
  { title: 'what is not judged', type: 'text/plain', body: faulty, header: null },
])('the header of $title', async ({ header, ...asked }) => {
  expect(await ask(urls.get('header') ?? '', asked)).toMatchObject({ header });
});

const json = { type: [fhirType, 'application/json'], limit: '10mb' };
const inUtf16 = Buffer.from(faulty, 'utf16le');

describe.each([
  {
    title: 'express.json with keepBytes',
    parser: express.json({ ...json, verify: keepBytes }),
    body: 'object',
    cases: [
      {
        title: 'an error',
        body: requests.indented(faulty),
        status: 422,
        issues: ['ws-retired 24:5', 'ws-type 24:5'],
      },
      { title: 'a name twice', body: requests.twice, status: 422, issues: ['shape-duplicate-key 2:1'] },
      { title: '__proto__', body: requests.poisoned, status: 422, issues: ['shape-unknown-property 1:2'] },
      { title: 'an empty body', body: '', status: 400, issues: ['shape-empty 1:1'] },
      {
        title: 'UTF-16',
        type: `${fhirType}; charset=utf-16le`,
        body: inUtf16,
        status: 422,
        issues: ['ws-retired', 'ws-type'],
      },
    ],
  },
  {
    title: 'express.json',
    parser: express.json(json),
    body: 'object',
    cases: [
      { title: 'an error', body: requests.indented(faulty), status: 422, issues: ['ws-retired', 'ws-type'] },
      { title: 'a name twice', body: requests.twice, status: 200, issues: [] },
      { title: '__proto__', body: requests.poisoned, status: 422, issues: ['shape-unknown-property'] },
      { title: 'an array', body: '[]', status: 400, issues: ['shape-not-a-resource'] },
    ],
  },
  {
    title: 'express.text',
    parser: express.text(json),
    body: 'string',
    cases: [
      {
        title: 'an error',
        body: requests.indented(faulty),
        status: 422,
        issues: ['ws-retired 24:5', 'ws-type 24:5'],
      },
      { title: 'a name twice', body: requests.twice, status: 422, issues: ['shape-duplicate-key 2:1'] },
      { title: 'no JSON', body: '{', status: 400, issues: ['shape-json 1:2'] },
    ],
  },
  {
    title: 'express.raw',
    parser: express.raw(json),
    body: 'bytes',
    cases: [
      {
        title: 'an error in gzip',
        encoding: 'gzip',
        body: gzipSync(requests.indented(faulty)),
        status: 422,
        issues: ['ws-retired 24:5', 'ws-type 24:5'],
      },
    ],
  },
])('$title', ({ parser, body, cases }) => {
  let url = '';
  beforeAll(async () => {
    url = await serve(parser, expressMiddleware());
  });

  test.each<requests.Exchange>(cases)('$title: $status', async (exchange) => {
    expect(await ask(url, exchange)).toMatchObject(expected(exchange) as object);
  });

  test('a good resource reaches the handler as the parser made it', async () => {
    expect(await ask(url, { body: good })).toMatchObject({ reached: { body, found: [] } });
  });
});

test.each([
  { title: 'is refused', options: {}, answer: { status: 415, issues: ['unsupported-media-type'] } },
  {
    title: 'is told where nothing is refused',
    options: { refuse: 'never' } as const,
    answer: { status: 200, reached: { body: 'undefined', found: ['shape-not-a-resource'] } },
  },
])('a body that no parser has read $title', async ({ options, answer }) => {
  const url = await serve(express.raw({ type: fhirType }), expressMiddleware(options));
  expect(await ask(url, { type: 'application/json', body: good })).toMatchObject(answer);
});

test.each([
  {
    title: 'a body that is too large',
    parser: express.raw({ type: fhirType, limit: 10 }),
    body: good,
    status: 413,
  },
  {
    title: 'no JSON for express.json',
    parser: express.json({ ...json, verify: keepBytes }),
    body: '{',
    status: 400,
  },
])('the answer to $title is the one of Express: $status', async ({ parser, body, status }) => {
  const url = await serve(parser, expressMiddleware());
  expect(await ask(url, { body })).toMatchObject({ status, issues: undefined });
});

test('a `when` that throws is an error for Express to answer', async () => {
  expect(await ask(urls.get('failing') ?? '', { body: good })).toMatchObject({
    status: 500,
    issues: undefined,
  });
});
