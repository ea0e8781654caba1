import { connect } from 'node:net';
import { createHandler } from '../../server/handler.js';
import { good, keysOf, outcomeIn } from '../../server/answer.test.helper.js';
import { listen, type Listening } from './listen.js';
import { exchange, slowConnections, until } from './server.test.helper.js';

const maxBody = 1_000_000;
let server: Listening;
let port: number;

beforeAll(async () => {
  const handler = createHandler({ maxBody, maxWait: 1_500 });
  server = await listen({ handler, host: '127.0.0.1', port: 0, maxBody, maxWait: 1_500 });
  port = Number(new URL(server.url).port);
});
afterAll(() => server.stop(0));

const head = (line: string, ...fields: readonly string[]): string =>
  `${[line, 'Host: localhost', ...fields].join('\r\n')}\r\n\r\n`;
const post = (...fields: readonly string[]): string => head('POST /$validate HTTP/1.1', ...fields);
const length = (text: string): string => `Content-Length: ${Buffer.byteLength(text).toString()}`;
const chunked = 'Transfer-Encoding: chunked';

test.each([
  {
    title: 'a request',
    parts: [post(length(good)), good],
    status: 200,
    key: 'informational',
    isClosed: false,
  },
  {
    title: 'a body in chunks',
    parts: [post(chunked), `${good.length.toString(16)}\r\n${good}\r\n0\r\n\r\n`],
    status: 200,
    key: 'informational',
    isClosed: false,
  },
  {
    title: 'a body byte by byte',
    parts: [post(length(good)), ...good],
    status: 200,
    key: 'informational',
    isClosed: false,
  },
  {
    title: 'a head that stops',
    parts: ['GET /metadata HTTP/1.1\r\nHost: loc'],
    status: 408,
    key: 'request-timeout',
    isClosed: true,
  },
  {
    title: 'a body that stops',
    parts: [post('Content-Length: 100'), '{'],
    status: 408,
    key: 'request-timeout',
    isClosed: true,
  },
  {
    title: 'a body in chunks that stops',
    parts: [post(chunked), '1\r\n{\r\n'],
    status: 408,
    key: 'request-timeout',
    isClosed: true,
  },
  {
    title: 'a head that is too large',
    parts: [post(`X-Large: ${'a'.repeat(20_000)}`)],
    status: 431,
    key: 'headers-too-large',
    isClosed: true,
  },
  { title: 'garbage', parts: ['hello\r\n\r\n'], status: 400, key: 'invalid-request', isClosed: true },
  {
    title: 'the start of TLS',
    parts: [Buffer.from([22, 3, 1, 0, 5, 1, 0, 0, 1, 0])],
    status: 400,
    key: 'invalid-request',
    isClosed: true,
  },
  {
    title: 'a length and chunks',
    parts: [post('Content-Length: 5', chunked), '0\r\n\r\n'],
    status: 400,
    key: 'invalid-request',
    isClosed: true,
  },
  {
    title: 'two lengths',
    parts: [post('Content-Length: 5', 'Content-Length: 6'), 'hello'],
    status: 400,
    key: 'invalid-request',
    isClosed: true,
  },
  {
    title: 'a chunk of no length',
    parts: [post(chunked), 'hello\r\n'],
    status: 400,
    key: 'invalid-request',
    isClosed: true,
  },
  {
    title: 'no Host',
    parts: ['GET /healthz HTTP/1.1\r\n\r\n'],
    status: 400,
    key: 'invalid-request',
    isClosed: false,
  },
  {
    title: 'a Host that is none',
    parts: ['GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n'],
    status: 400,
    key: 'invalid-request',
    isClosed: false,
  },
  {
    title: 'an expectation that nobody knows',
    parts: [post('Expect: tea', length(good)), good],
    status: 200,
    key: 'informational',
    isClosed: false,
  },
  {
    title: 'a method of another protocol',
    parts: [head('PROPFIND /healthz HTTP/1.1')],
    status: 405,
    key: 'wrong-method',
    isClosed: false,
  },
])(
  '$title is answered with $status',
  async ({ parts, status, key, isClosed }) => {
    const answer = await exchange(port, parts);
    expect([answer.status, keysOf(outcomeIn(answer.body)), answer.isClosed]).toEqual([
      status,
      [key],
      isClosed,
    ]);
    expect(answer.head).toContain('\r\ncontent-type: application/fhir+json; charset=utf-8');
  },
  60_000,
);

const filler = Buffer.alloc(65_536, 0x20);

function* bodyOf(start: string, count: number, before = '', after = ''): Generator<string | Uint8Array> {
  yield start;
  for (let index = 0; index < count; index += 1) {
    if (before !== '') yield before;
    yield filler;
    if (after !== '') yield after;
  }
}

test.each([
  { title: 'that says so', parts: () => bodyOf(post('Content-Length: 200000000'), 3_000) },
  { title: 'that does not', parts: () => bodyOf(post(chunked), 3_000, '10000\r\n', '\r\n') },
])(
  'a body over the limit $title is answered with 413, and not read to its end',
  async ({ parts }) => {
    const answer = await exchange(port, parts());
    expect([answer.isClosed, answer.sent < 100_000_000]).toEqual([true, true]);
    if (answer.body !== '') expect(keysOf(outcomeIn(answer.body))).toEqual(['body-too-large']);
  },
  60_000,
);

test.each([
  { title: 'is asked for', size: Buffer.byteLength(good), status: 200, isAsked: true },
  { title: 'is not asked for', size: maxBody + 1, status: 413, isAsked: false },
])(
  'a body that waits for 100 Continue $title',
  async ({ size, status, isAsked }) => {
    const start = post('Expect: 100-continue', `Content-Length: ${size.toString()}`);
    const response = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(start));
      let received = '';
      socket.on('data', (data: Buffer) => {
        received += data.toString();
        if (received === 'HTTP/1.1 100 Continue\r\n\r\n') socket.write(good);
        if (received.endsWith('}\n')) resolve(received);
      });
    });
    expect(response.startsWith('HTTP/1.1 100 ')).toBe(isAsked);
    expect(response).toContain(`HTTP/1.1 ${status.toString()} `);
  },
  60_000,
);

test('500 slow connections hold up nobody', async () => {
  const slow = await slowConnections(port, 500);
  for (let count = 0; count < 10; count += 1) {
    const response = await fetch(`${server.url}/healthz`);
    expect(await response.text()).toBe('ok\n');
  }
  const closed = slow.map((socket) => new Promise((resolve) => socket.on('close', resolve)));
  for (const socket of slow) socket.resume();
  await Promise.all(closed);
}, 60_000);

test('a port that is taken is told', async () => {
  const again = listen({ handler: createHandler(), host: '127.0.0.1', port, maxBody, maxWait: 1_000 });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
}, 60_000);

test('stopping lets end what is under way, and cuts off what does not', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let underWay = 0;
  const handler = async (request: Request): Promise<Response> => {
    underWay += 1;
    await held;
    return new Response(new URL(request.url).pathname);
  };
  const own = await listen({ handler, host: '127.0.0.1', port: 0, maxBody, maxWait: 10_000 });
  const answers = [fetch(`${own.url}/a`), fetch(`${own.url}/b`)];
  const slow = await slowConnections(Number(new URL(own.url).port), 1);
  await until(() => underWay === 2);
  const stopped = own.stop(1_000);
  await expect(fetch(`${own.url}/c`)).rejects.toThrow();
  letGo();
  const texts = await Promise.all(answers.map(async (answer) => (await answer).text()));
  expect(texts).toEqual(['/a', '/b']);
  await stopped;
  for (const socket of slow) socket.destroy();
}, 60_000);
