import { gzipSync } from 'node:zlib';
import { createHandler } from './handler.js';
import {
  ask,
  faults,
  faulty,
  fileOf,
  good,
  keysOf,
  ndjson,
  outcomeIn,
  patient,
} from './answer.test.helper.js';

const ok = ['informational'];
const options = { maxBody: 2_000 };

test.each([
  {
    title: 'lines',
    body: `${good}\n${faulty}\n${patient}\n`,
    lines: { 1: ok, 2: faults, 3: ['not-judged'] },
  },
  { title: 'no end of the last line', body: `${good}\n${good}`, lines: { 1: ok, 2: ok } },
  { title: 'blank lines', body: `\n\n${good}\n \t\n${good}\n\n`, lines: { 3: ok, 5: ok } },
  { title: 'CRLF', body: `${good}\r\n\r\n${good}\r\n`, lines: { 1: ok, 3: ok } },
  {
    title: 'a line that is no JSON',
    body: `${good}\nhello\n${good}\n`,
    lines: { 1: ok, 2: ['shape-json'], 3: ok },
  },
  { title: 'a list of two', body: `[${good},${good}]\n`, lines: { 1: ['shape-not-a-resource'] } },
  { title: 'a mark before the first', body: `\uFEFF${good}\n`, lines: { 1: ok } },
  {
    title: 'a last line that is cut off',
    body: `${good}\n${good.slice(0, 50)}`,
    lines: { 1: ok, 2: ['shape-json'] },
  },
  {
    title: 'a line over the limit',
    body: `${good}\n${good.padEnd(2_001)}\n${good}`,
    lines: { 1: ok, 2: ['shape-too-large'], 3: ok },
  },
  { title: 'a line at the limit', body: `${good.padEnd(2_000)}\n`, lines: { 1: ok } },
  {
    title: 'Parameters, which are a resource here',
    body: '{"resourceType":"Parameters"}\n',
    lines: { 1: ['not-judged'] },
  },
  { title: 'a line separator in a string', body: `${good.replace('Ours', 'a\u2028b')}\n`, lines: { 1: ok } },
])('NDJSON with $title', async ({ body, lines }) => {
  const limits = { ...options, limits: { maxBytes: 2_000 } };
  const { status, outcomes, headers } = await ask('/$validate', { body, headers: ndjson, options: limits });
  expect([status, headers.get('content-type')]).toEqual([200, 'application/fhir+ndjson; charset=utf-8']);
  expect(outcomes.map((outcome) => [fileOf(outcome), keysOf(outcome).sort()])).toEqual(
    Object.entries(lines).map(([line, keys]) => [`-:${line}`, [...keys].sort()]),
  );
});

test.each(['', '\n', ' \r\n\r\n'])('of no lines there is one outcome that says so', async (body) => {
  const { outcomes } = await ask('/$validate', { body, headers: ndjson });
  expect(outcomes.map((outcome) => [fileOf(outcome), ...keysOf(outcome)])).toEqual([['-', 'shape-empty']]);
});

test('a path that names a type takes no other line', async () => {
  const body = `${good}\n${patient}\n${good}\n`;
  const { status, keys } = await ask('/CapabilityStatement/$validate', { body, headers: ndjson });
  expect([status, keys]).toEqual([200, ['informational', 'wrong-resource-type', 'informational']]);
});

const gzip = { ...ndjson, 'Content-Encoding': 'gzip' };
const many = `${good}\n`.repeat(500);

test.each([
  { title: 'sound', body: gzipSync(many), last: 'informational', least: 500 },
  { title: 'cut off', body: gzipSync(many).subarray(0, -20), last: 'invalid-request', least: 1 },
  {
    title: 'broken at its end',
    body: Buffer.concat([gzipSync(many).subarray(0, -8), Buffer.alloc(8)]),
    last: 'invalid-request',
    least: 1,
  },
  { title: 'none', body: Buffer.from(many), last: 'invalid-request', least: 1 },
])('gzip that is $title', async ({ body, last, least }) => {
  const { status, keys } = await ask('/$validate', { body, headers: gzip });
  expect(status).toBe(200);
  expect(keys.at(-1)).toBe(last);
  expect(keys.length).toBeGreaterThanOrEqual(least);
  expect(new Set(keys.slice(0, -1))).toEqual(new Set(keys.length > 1 ? ok : []));
});

test('line breaks by the million are nothing', async () => {
  const body = gzipSync(`${'\n'.repeat(10_000_000)}${good}`);
  const { outcomes } = await ask('/$validate', { body, headers: gzip });
  expect(outcomes.map(fileOf)).toEqual(['-:10000001']);
});

test('each outcome comes before the next line is sent', async () => {
  let send!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
  const request = { method: 'POST', body, headers: ndjson, duplex: 'half' } as const;
  const response = await createHandler()(new Request('http://localhost/$validate', request));
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (const line of [good, faulty, good]) {
    send.enqueue(Buffer.from(`${line}\n`));
    const { value } = await reader.read();
    expect(keysOf(outcomeIn(Buffer.from(value ?? []).toString())).sort()).toEqual(
      line === good ? ok : faults,
    );
  }
  send.close();
  expect((await reader.read()).done).toBe(true);
});

test('no more is read for somebody who has gone away', async () => {
  let given = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1;
      controller.enqueue(Buffer.from(`${good}\n`));
    },
    cancel: () => void (isCancelled = true),
  });
  const request = { method: 'POST', body, headers: ndjson, duplex: 'half' } as const;
  const response = await createHandler()(new Request('http://localhost/$validate', request));
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.cancel();
  expect(given).toBeLessThan(50);
  expect(isCancelled).toBe(true);
});

test('a stream that stops coming ends with an outcome', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(Buffer.from(`${good}\n`));
    },
  });
  const { keys } = await ask('/$validate', { body, headers: ndjson, options: { maxWait: 100 } });
  expect(keys).toEqual(['informational', 'request-timeout']);
});

test('a failure of ours costs the line that it befalls', async () => {
  let count = 0;
  const judge = (): Promise<never> => Promise.reject(new Error(`SECRET ${(count += 1).toString()}`));
  const { keys, text } = await ask('/$validate', {
    body: `${good}\n${good}`,
    headers: ndjson,
    options: { judge },
  });
  expect(keys).toEqual(['internal', 'internal']);
  expect(text).not.toContain('SECRET');
});
