import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Problem } from '../../server/problem.js';
import { fetchStatement, type FetchOptions } from './fetch-statement.js';

const statement = '{"resourceType":"CapabilityStatement"}';
const fhir = { 'Content-Type': 'application/fhir+json' };

/** A server on loopback, while something is done with it. */
async function serving<T>(listener: RequestListener, act: (origin: string) => Promise<T>): Promise<T> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function refusal(url: string, options: Partial<FetchOptions>): Promise<Problem> {
  const error: unknown = await fetchStatement(url, {
    origins: [],
    maxBytes: 1000,
    maxWait: 2000,
    ...options,
  }).catch((each: unknown) => each);
  if (error instanceof Problem) return error;
  throw new Error('It was fetched.');
}

test('a listed server is asked for its statement', async () => {
  const heads: (string | undefined)[] = [];
  const text = await serving(
    (request, response) => {
      heads.push(request.url, request.headers.accept, request.headers['accept-encoding']);
      response.writeHead(200, fhir).end(statement);
    },
    async (origin) => {
      const options = { origins: [origin], maxBytes: 1000, maxWait: 5000 };
      return Buffer.from(await fetchStatement(`${origin}/fhir/metadata?_format=json`, options)).toString();
    },
  );
  expect(text).toBe(statement);
  expect(heads).toEqual([
    '/fhir/metadata?_format=json',
    expect.stringContaining('application/fhir+json'),
    'identity',
  ]);
});

test.each([
  { title: 'nothing is listed', url: 'https://a.example/metadata', origins: [] },
  { title: 'another one is listed', url: 'https://a.example/metadata', origins: ['https://b.example'] },
  { title: 'another port is listed', url: 'https://a.example:444/metadata', origins: ['https://a.example'] },
  { title: 'only TLS is listed', url: 'http://a.example/metadata', origins: ['https://a.example'] },
  {
    title: 'it only begins like one',
    url: 'https://a.example.evil.example/',
    origins: ['https://a.example'],
  },
  { title: 'it has a password', url: 'https://me:secret@a.example/', origins: ['https://a.example'] },
  { title: 'it is no address', url: 'a.example', origins: ['https://a.example'] },
  { title: 'it is a file', url: 'file:///etc/passwd', origins: ['null', 'https://a.example'] },
  { title: 'it is this machine', url: 'http://0x7f.1/', origins: ['https://a.example'] },
])('is forbidden where $title', async ({ url, origins }) => {
  expect((await refusal(url, { origins })).code).toBe('fetch-forbidden');
});

test.each([
  ['127.0.0.1'],
  ['127.8.9.10'],
  ['0.0.0.0'],
  ['10.1.2.3'],
  ['172.16.0.1'],
  ['192.168.1.1'],
  ['169.254.169.254'],
  ['100.64.0.1'],
  ['224.0.0.1'],
  ['255.255.255.255'],
  ['::1'],
  ['::'],
  ['::ffff:127.0.0.1'],
  ['::ffff:8.8.8.8'],
  ['fc00::1'],
  ['fd12::1'],
  ['fe80::1'],
  ['ff02::1'],
  ['2002:7f00:1::'],
  ['64:ff9b::7f00:1'],
  ['8.8.8.8', '127.0.0.1'],
  [],
])('a listed name that leads to %s %s is not asked', async (...addresses) => {
  const problem = await refusal('https://a.example/metadata', {
    origins: ['https://a.example'],
    resolve: () => Promise.resolve(addresses),
  });
  expect(problem.code).toBe('fetch-failed');
  expect(problem.message).toMatch(/no public address|no address/);
});

test.each<{ title: string; listener: RequestListener; says: RegExp }>([
  {
    title: 'redirects',
    listener: (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1/' }).end(),
    says: /redirect/,
  },
  { title: 'has nothing', listener: (_, response) => response.writeHead(404, fhir).end(), says: /404/ },
  {
    title: 'is a page',
    listener: (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'),
    says: /neither JSON nor XML/,
  },
  {
    title: 'compresses',
    listener: (_, response) =>
      response.writeHead(200, { ...fhir, 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100_000))),
    says: /compresses/,
  },
  {
    title: 'sends too much',
    listener: (_, response) => response.writeHead(200, fhir).end('x'.repeat(1001)),
    says: /more than 1000 bytes/,
  },
  {
    title: 'never ends',
    listener: (_, response) => {
      response.writeHead(200, fhir).write('{');
    },
    says: /in time/,
  },
  { title: 'never begins', listener: () => undefined, says: /in time/ },
  { title: 'hangs up', listener: (request) => request.socket.destroy(), says: /could not be fetched/ },
])('a server that $title is given up', async ({ listener, says }) => {
  const problem = await serving(listener, (origin) =>
    refusal(`${origin}/metadata`, { origins: [origin], maxWait: 500 }),
  );
  expect(problem.code).toBe('fetch-failed');
  expect(problem.message).toMatch(says);
});
