import { ask, good } from './answer.test.helper.js';

test.each([
  { type: 'application/fhir+json', status: 200 },
  { type: 'application/json', status: 200 },
  { type: 'application/json+fhir', status: 200 },
  { type: 'text/json', status: 200 },
  { type: 'APPLICATION/FHIR+JSON', status: 200 },
  { type: 'application/fhir+json; charset=utf-8', status: 200 },
  { type: 'application/fhir+json;charset=UTF-8', status: 200 },
  { type: 'application/fhir+json; charset="utf-8"', status: 200 },
  { type: 'application/fhir+json; fhirVersion=4.0', status: 200 },
  { type: 'application/fhir+ndjson', status: 200 },
  { type: 'application/x-ndjson; charset=utf-8', status: 200 },
  { type: 'application/ndjson', status: 200 },
  { type: 'application/jsonl', status: 200 },
  { type: 'application/fhir+xml', status: 200 },
  { type: 'application/xml', status: 200 },
  { type: 'application/xml+fhir', status: 200 },
  { type: 'text/xml; charset=UTF-8', status: 200 },
  { type: 'application/fhir+xml; charset=iso-8859-1', status: 415 },
  { type: 'application/fhir+json; charset=iso-8859-1', status: 415 },
  { type: 'application/fhir+json; charset=utf-16', status: 415 },
  { type: 'text/plain', status: 415 },
  { type: 'text/html', status: 415 },
  { type: 'application/x-www-form-urlencoded', status: 415 },
  { type: 'application/fhir+jsonx', status: 415 },
  { type: 'constructor', status: 415 },
  { type: '__proto__', status: 415 },
  { type: ';', status: 415 },
])('a body of type $type is answered with $status', async ({ type, status }) => {
  const {
    status: answered,
    keys,
    headers,
  } = await ask('/$validate', {
    body: good,
    headers: { 'Content-Type': type },
  });
  expect([answered, keys]).toEqual([status, [status === 415 ? 'unsupported-media-type' : 'informational']]);
  if (status === 415 && !type.includes('charset'))
    expect(headers.get('accept')).toMatch(/^application\/fhir\+json, .*multipart\/form-data$/);
});

test('a body of no type is JSON', async () => {
  const { status, keys } = await ask('/$validate', {
    body: Buffer.from(good),
    headers: { 'Content-Type': '' },
  });
  expect([status, keys]).toEqual([415, ['unsupported-media-type']]);
});

const json = 'application/fhir+json; charset=utf-8';
const xml = 'application/fhir+xml; charset=utf-8';
const lines = 'application/fhir+ndjson; charset=utf-8';

test.each([
  { accept: '*/*', type: json },
  { accept: '', type: json },
  { accept: 'application/fhir+json', type: json },
  { accept: 'application/json', type: json },
  { accept: 'application/*', type: json },
  { accept: 'text/html, application/xhtml+xml, */*;q=0.8', type: json },
  { accept: 'application/fhir+xml', type: xml },
  { accept: 'application/xml', type: xml },
  { accept: 'text/xml', type: xml },
  { accept: 'application/fhir+xml;q=1, application/fhir+json;q=0.9', type: xml },
  { accept: 'application/fhir+xml;q=0.9, application/fhir+json', type: json },
  { accept: 'application/fhir+xml;q=0.9, */*', type: json },
  { accept: 'Application/FHIR+JSON; fhirVersion=4.0', type: json },
  { accept: 'application/fhir+ndjson', type: lines },
  { accept: 'application/fhir+json;q=0.5, application/x-ndjson', type: lines },
  { accept: 'application/fhir+ndjson;q=0.1, application/json', type: json },
  { accept: 'application/fhir+ndjson;q=0, */*', type: json },
  { accept: 'text/html', type: undefined },
  { accept: 'image/*', type: undefined },
  { accept: 'application/fhir+json;q=0', type: undefined },
  { accept: 'application/fhir+json;q=x', type: undefined },
  { accept: ',;,', type: undefined },
])('Accept: $accept', async ({ accept, type }) => {
  const { status, keys, headers } = await ask('/$validate', { body: good, headers: { Accept: accept } });
  expect(headers.get('content-type')).toBe(type ?? json);
  expect([status, keys]).toEqual(type === undefined ? [406, ['not-acceptable']] : [200, ['informational']]);
});

test.each([
  { query: '_format=json', type: json, isPretty: false },
  { query: '_format=application/fhir%2Bjson', type: json, isPretty: false },
  { query: '_format=application/fhir+json', type: json, isPretty: false },
  { query: '_format=text/json', type: json, isPretty: false },
  { query: '_format=xml', type: xml, isPretty: false },
  { query: '_format=application/fhir+xml&_pretty=true', type: xml, isPretty: true },
  { query: '_format=ndjson', type: lines, isPretty: false },
  { query: '_format=application/fhir+ndjson&_pretty=true', type: lines, isPretty: false },
  { query: '_pretty=true', type: json, isPretty: true },
  { query: '_format=json&_pretty=true', type: json, isPretty: true },
  { query: '_pretty=false', type: json, isPretty: false },
  { query: '_format=html', type: undefined, isPretty: false },
  { query: '_format=constructor', type: undefined, isPretty: false },
])('$query counts more than Accept', async ({ query, type, isPretty }) => {
  const answer = await ask(`/$validate?${query}`, {
    body: good,
    headers: { Accept: 'text/html, */*;q=0.1' },
  });
  expect(answer.headers.get('content-type')).toBe(type ?? json);
  expect(answer.status).toBe(type === undefined ? 406 : 200);
  expect(answer.text.trimEnd().includes('\n  ')).toBe(isPretty);
});

test.each([
  { path: '/metadata', accept: 'application/fhir+json', status: 200 },
  { path: '/metadata', accept: 'application/fhir+xml', status: 200 },
  { path: '/metadata', accept: 'text/html', status: 406 },
  { path: '/OperationDefinition/rulepack-validate', accept: 'text/html', status: 406 },
  { path: '/metadata?_format=json', accept: 'text/html', status: 200 },
  { path: '/healthz', accept: 'text/html', status: 200 },
])('GET $path with Accept: $accept is answered with $status', async ({ path, accept, status }) => {
  expect((await ask(path, { method: 'GET', headers: { Accept: accept } })).status).toBe(status);
});
