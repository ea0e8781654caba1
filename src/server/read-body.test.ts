import { gunzipSync, gzipSync } from 'node:zlib';
import { ask, faults, faulty, good, streamOf } from './answer.test.helper.js';

const limit = 2_000;
/** White space may follow a resource. */
const sized = (size: number): Buffer => Buffer.from(good.padEnd(size));
const packed = (bytes: Uint8Array | string): Buffer => gzipSync(bytes);

test.each([
  { title: 'a body at the limit', body: sized(limit), headers: {}, status: 200, key: 'informational' },
  { title: 'one byte more', body: sized(limit + 1), headers: {}, status: 413, key: 'body-too-large' },
  {
    title: 'one byte more, of which its length says nothing',
    body: sized(limit + 1),
    headers: { 'Content-Length': '10' },
    status: 413,
    key: 'body-too-large',
  },
  {
    title: 'a length beyond the limit',
    body: sized(10),
    headers: { 'Content-Length': String(limit + 1) },
    status: 413,
    key: 'body-too-large',
  },
  {
    title: 'gzip of what is at the limit',
    body: packed(sized(limit)),
    headers: { 'Content-Encoding': 'gzip' },
    status: 200,
    key: 'informational',
  },
  {
    title: 'gzip of one byte more',
    body: packed(sized(limit + 1)),
    headers: { 'Content-Encoding': 'gzip' },
    status: 413,
    key: 'body-too-large',
  },
  {
    title: 'x-gzip',
    body: packed(good),
    headers: { 'Content-Encoding': 'x-gzip' },
    status: 200,
    key: 'informational',
  },
  {
    title: 'GZIP in capitals',
    body: packed(good),
    headers: { 'Content-Encoding': ' GZIP' },
    status: 200,
    key: 'informational',
  },
  {
    title: 'identity',
    body: Buffer.from('hello'),
    headers: { 'Content-Encoding': 'identity' },
    status: 400,
    key: 'shape-json',
  },
  {
    title: 'several members of gzip',
    body: Buffer.concat([packed(good.slice(0, 50)), packed(good.slice(50))]),
    headers: { 'Content-Encoding': 'gzip' },
    status: 200,
    key: 'informational',
  },
  {
    title: 'gzip that is cut off',
    body: packed(good).subarray(0, 100),
    headers: { 'Content-Encoding': 'gzip' },
    status: 400,
    key: 'invalid-request',
  },
  {
    title: 'gzip with a wrong checksum',
    body: Buffer.concat([packed(good).subarray(0, -8), Buffer.alloc(8)]),
    headers: { 'Content-Encoding': 'gzip' },
    status: 400,
    key: 'invalid-request',
  },
  {
    title: 'gzip that is none',
    body: Buffer.from(good),
    headers: { 'Content-Encoding': 'gzip' },
    status: 400,
    key: 'invalid-request',
  },
  {
    title: 'gzip of nothing',
    body: packed(''),
    headers: { 'Content-Encoding': 'gzip' },
    status: 400,
    key: 'shape-empty',
  },
  {
    title: 'brotli',
    body: Buffer.from(good),
    headers: { 'Content-Encoding': 'br' },
    status: 415,
    key: 'unsupported-media-type',
  },
  {
    title: 'deflate',
    body: Buffer.from(good),
    headers: { 'Content-Encoding': 'deflate' },
    status: 415,
    key: 'unsupported-media-type',
  },
  {
    title: 'gzip twice',
    body: packed(packed(good)),
    headers: { 'Content-Encoding': 'gzip, gzip' },
    status: 415,
    key: 'unsupported-media-type',
  },
])('$title is answered with $status', async ({ body, headers, status, key }) => {
  const answer = await ask('/$validate', { body, headers, options: { maxBody: limit } });
  expect([answer.status, answer.keys[0]]).toEqual([status, key]);
  expect(answer.headers.get('connection')).toBe(status === 413 ? 'close' : null);
  if (key === 'unsupported-media-type') expect(answer.headers.get('accept-encoding')).toBe('gzip');
});

test.each([
  { title: 'at the limit', size: limit, status: 200 },
  { title: 'of one byte more', size: limit + 1, status: 413 },
])('a body without a length $title is answered with $status', async ({ size, status }) => {
  const bytes = sized(size);
  const chunks = [bytes.subarray(0, 700), bytes.subarray(700, 1_900), bytes.subarray(1_900)];
  const answer = await ask('/$validate', { body: streamOf(chunks), options: { maxBody: limit } });
  expect(answer.status).toBe(status);
});

test('no more is read of a body than the limit needs', async () => {
  let given = 0;
  const endless = (function* () {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1_000, 0x20);
    }
  })();
  const answer = await ask('/$validate', { body: streamOf(endless), options: { maxBody: 10_000 } });
  expect(answer.status).toBe(413);
  expect(given).toBeLessThan(20);
});

test('200 MB of zeros in 200 KB are refused without being made', async () => {
  const bomb = packed(Buffer.alloc(200_000_000));
  const before = process.memoryUsage.rss();
  const answer = await ask('/$validate', { body: bomb, headers: { 'Content-Encoding': 'gzip' } });
  expect([answer.status, answer.keys]).toEqual([413, ['body-too-large']]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  expect(gunzipSync(bomb).length).toBe(200_000_000);
});

test('a body that does not come is given up', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Buffer.from('{'));
    },
  });
  const answer = await ask('/$validate', { body, options: { maxWait: 50 } });
  expect([answer.status, answer.keys]).toEqual([408, ['request-timeout']]);
  expect(answer.headers.get('connection')).toBe('close');
});

test('a body that breaks off is told', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('gone'));
    },
  });
  const answer = await ask('/$validate', { body });
  expect([answer.status, answer.keys]).toEqual([400, ['invalid-request']]);
});

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test.each([
  { title: 'nothing', body: '', keys: ['shape-empty'] },
  { title: 'white space', body: ' \n\t ', keys: ['shape-empty'] },
  { title: 'a mark and nothing', body: '\uFEFF', keys: ['shape-empty'] },
  { title: 'what is no JSON', body: 'hello', keys: ['shape-json'] },
  { title: 'half a resource', body: good.slice(0, 100), keys: ['shape-json'] },
  { title: 'two resources', body: good + good, keys: ['shape-json'] },
  { title: 'a list', body: `[${good}]`, keys: ['shape-not-a-resource'] },
  { title: 'null', body: 'null', keys: ['shape-not-a-resource'] },
  { title: 'a string', body: '"CapabilityStatement"', keys: ['shape-not-a-resource'] },
  { title: 'a number', body: '5', keys: ['shape-not-a-resource'] },
  { title: 'an object of no type', body: '{}', keys: ['shape-no-resource-type'] },
  { title: 'UTF-16', body: Buffer.from(good, 'utf16le'), keys: ['shape-utf-16'] },
  { title: 'Latin-1', body: Buffer.from(good.replace('Ours', 'Für uns'), 'latin1'), keys: ['shape-utf-8'] },
  {
    title: 'a million levels',
    body: `{"resourceType":"Patient","a":${deep(1_000_000)}}`,
    keys: ['shape-too-deep'],
  },
])('$title is answered with 400', async ({ body, keys }) => {
  const answer = await ask('/$validate', { body });
  expect([answer.status, answer.keys]).toEqual([400, keys]);
  expect(answer.outcomes[0]?.issue[0]?.severity).toBe('fatal');
});

test('a byte order mark does no harm', async () => {
  const { status, keys } = await ask('/$validate', { body: `\uFEFF${faulty}` });
  expect([status, [...keys].sort()]).toEqual([200, faults]);
});
