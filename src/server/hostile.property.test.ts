import fc from 'fast-check';
import { createHandler } from './handler.js';
import { ask, fhirJson, good, ndjson, outcomeIn, streamOf } from './answer.test.helper.js';

const handler = createHandler({ maxBody: 5_000, maxFiles: 5 });

const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((text) => Buffer.from(text)),
  fc
    .array(fc.constantFrom(good, '{}', '\n', '\r\n', '[', '"', '\uFEFF', '--b', 'null'))
    .map((parts) => Buffer.from(parts.join(''))),
  fc
    .record(
      {
        name: fc.constantFrom('resource', 'mode', 'profile', ''),
        valueCode: fc.string(),
        resource: fc.object(),
      },
      { requiredKeys: [] },
    )
    .map((parameter) => Buffer.from(JSON.stringify({ resourceType: 'Parameters', parameter: [parameter] }))),
);
const token = fc.stringMatching(/^[ -~]{0,40}$/);
const type = fc.oneof(
  fc.constantFrom(
    fhirJson,
    'application/fhir+ndjson',
    'multipart/form-data; boundary=b',
    'multipart/form-data',
  ),
  token,
);
const headers = fc.record(
  {
    'Content-Type': type,
    Accept: fc.oneof(fc.constantFrom('*/*', fhirJson), token),
    'Content-Encoding': fc.oneof(fc.constantFrom('gzip', 'identity', 'br'), token),
    'X-Request-Id': token,
    Origin: token,
  },
  { requiredKeys: [] },
);
const path = fc.oneof(
  fc.constantFrom('/$validate', '/CapabilityStatement/$validate', '/metadata', '/readyz'),
  fc.array(fc.stringMatching(/^[ -~]{0,10}$/)).map((parts) => `/${parts.join('/')}`),
);
const query = fc.dictionary(fc.constantFrom('profile', 'mode', '_format', '_pretty', 'x'), fc.string());

test('whatever is sent, the answer is no failure and an outcome', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('POST', 'GET', 'PUT'),
      path,
      query,
      headers,
      body,
      async (method, at, asked, head, bytes) => {
        const url = new URL(`http://localhost/?${new URLSearchParams(asked).toString()}`);
        url.pathname = at;
        const request = new Request(url, { method, headers: head, ...(method !== 'GET' && { body: bytes }) });
        const response = await handler(request);
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        if (response.status >= 400) outcomeIn(text);
        const kind = response.headers.get('content-type') ?? '';
        if (method === 'POST' && kind.includes('ndjson')) text.trimEnd().split('\n').forEach(outcomeIn);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('how a stream of lines is cut makes no difference', async () => {
  const lines = fc.array(
    fc.constantFrom(good, '{"resourceType":"Patient"}', 'hello', '', ' ', '{', '"é\u2028"'),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.integer({ min: 1, max: 400 })),
      async (texts, end, sizes) => {
        const bytes = Buffer.from(texts.join(end));
        const chunks: Buffer[] = [];
        let start = 0;
        for (const size of sizes) chunks.push(bytes.subarray(start, (start += size)));
        chunks.push(bytes.subarray(start));
        const whole = await ask('/$validate', { body: bytes, headers: ndjson, handler });
        const cut = await ask('/$validate', {
          body: streamOf(chunks.filter(({ length }) => length > 0)),
          headers: ndjson,
          handler,
        });
        expect(cut.text).toBe(whole.text);
      },
    ),
    { numRuns: 100 },
  );
});
