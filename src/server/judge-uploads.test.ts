import { gzipSync } from 'node:zlib';
import { ask, faults, faulty, fileOf, good, keysOf, patient, type Answer } from './answer.test.helper.js';

type Upload = readonly [name: string, content: string | Uint8Array];

function upload(files: readonly Upload[], fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, content] of files)
    form.append('file', new File([new Uint8Array(Buffer.from(content))], name));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const resultsOf = ({ outcomes }: Answer): unknown[] =>
  outcomes.map((outcome) => [fileOf(outcome), ...keysOf(outcome).sort()]);

const ok = 'informational';

test.each<{
  title: string;
  files: readonly Upload[];
  results: readonly (readonly string[])[];
  status?: number;
}>([
  { title: 'one file', files: [['a.json', good]], results: [['a.json', ok]] },
  { title: 'a faulty one', files: [['a.json', faulty]], results: [['a.json', ...faults]] },
  {
    title: 'two',
    files: [
      ['a.json', good],
      ['b.json', faulty],
    ],
    results: [
      ['a.json', ok],
      ['b.json', ...faults],
    ],
  },
  {
    title: 'two of one name',
    files: [
      ['a.json', good],
      ['a.json', patient],
    ],
    results: [
      ['a.json', ok],
      ['a.json', 'not-judged'],
    ],
  },
  {
    title: 'one that is compressed',
    files: [['a.json.gz', gzipSync(faulty)]],
    results: [['a.json.gz', ...faults]],
  },
  {
    title: 'one that is compressed and does not say so',
    files: [['a.json', gzipSync(good)]],
    results: [['a.json', ok]],
  },
  {
    title: 'lines',
    files: [['a.ndjson', `${good}\n\n${faulty}\n`]],
    results: [
      ['a.ndjson:1', ok],
      ['a.ndjson:3', ...faults],
    ],
  },
  {
    title: 'compressed lines',
    files: [['a.jsonl.gz', gzipSync(`${good}\n${good}`)]],
    results: [
      ['a.jsonl.gz:1', ok],
      ['a.jsonl.gz:2', ok],
    ],
  },
  {
    title: 'Parameters, which are a resource here',
    files: [['a.json', '{"resourceType":"Parameters"}']],
    results: [['a.json', 'not-judged']],
  },
  { title: 'one that is empty', files: [['a.json', '']], results: [['a.json', 'shape-empty']], status: 400 },
  {
    title: 'one that is no JSON',
    files: [['a.json', 'hello']],
    results: [['a.json', 'shape-json']],
    status: 400,
  },
  {
    title: 'a zip',
    files: [['a.zip', 'PK\u0003\u0004']],
    results: [['a.zip', 'unsupported-media-type']],
    status: 415,
  },
  {
    title: 'broken gzip',
    files: [['a.gz', gzipSync(good).subarray(0, 50)]],
    results: [['a.gz', 'invalid-request']],
    status: 400,
  },
  {
    title: 'a bomb',
    files: [['a.gz', gzipSync(Buffer.alloc(50_000_000))]],
    results: [['a.gz', 'body-too-large']],
    status: 413,
  },
  {
    title: 'a bomb beside a good one',
    files: [
      ['a.gz', gzipSync(Buffer.alloc(50_000_000))],
      ['b.json', good],
    ],
    results: [
      ['a.gz', 'body-too-large'],
      ['b.json', ok],
    ],
  },
])('an upload of $title', async ({ files, results, status = 200 }) => {
  const answer = await ask('/$validate', { body: upload(files) });
  expect([answer.status, resultsOf(answer)]).toEqual([status, results]);
});

test('20 good files and a bad one give 21 results, in their order', async () => {
  const files = Array.from({ length: 20 }, (_, index): Upload => [`good-${index.toString()}.json`, good]);
  files.splice(7, 0, ['bad.json', '{']);
  const answer = await ask('/$validate', { body: upload(files) });
  expect(answer.status).toBe(200);
  expect(resultsOf(answer)).toEqual(files.map(([name, text]) => [name, text === good ? ok : 'shape-json']));
  const { entry } = JSON.parse(answer.text) as { entry: { fullUrl: string }[] };
  expect(new Set(entry.map(({ fullUrl }) => fullUrl)).size).toBe(21);
  for (const { fullUrl } of entry) expect(fullUrl).toMatch(/^urn:uuid:[\da-f-]{36}$/);
  expect((await ask('/$validate', { body: upload(files) })).text).toBe(answer.text);
});

test('all files together have a limit once they are decompressed', async () => {
  const files = Array.from({ length: 20 }, (_, index): Upload => [
    `${index.toString()}.json`,
    gzipSync(good.padEnd(30_000)),
  ]);
  const answer = await ask('/$validate', { body: upload(files), options: { maxBody: 40_000 } });
  expect(answer.keys).toEqual(files.map((_, index) => (index < 13 ? ok : 'body-too-large')));
});

test.each([
  { count: 100, status: 200, results: 100 },
  { count: 101, status: 413, results: 1 },
])('$count files are answered with $status', async ({ count, status, results }) => {
  const files = Array.from({ length: count }, (): Upload => ['a.json', good]);
  const answer = await ask('/$validate', { body: upload(files) });
  expect([answer.status, answer.outcomes.length]).toEqual([status, results]);
  if (status === 413) expect(answer.keys).toEqual(['too-many-files']);
});

test.each([
  { title: 'profile', fields: { profile: 'urn:fhir-rulepack:capabilitystatement' }, query: '', keys: [ok] },
  { title: 'mode', fields: { mode: 'delete' }, query: '', keys: [ok] },
  {
    title: 'profile of the query',
    fields: {},
    query: '?profile=urn:fhir-rulepack:capabilitystatement',
    keys: [ok],
  },
  {
    title: 'profiles of both',
    fields: { profile: 'urn:fhir-rulepack:capabilitystatement-websocket' },
    query: '?profile=urn:fhir-rulepack:capabilitystatement',
    keys: faults,
  },
])('the $title counts for every file', async ({ fields, query, keys }) => {
  const answer = await ask(`/$validate${query}`, { body: upload([['a.json', faulty]], fields) });
  expect([answer.status, [...answer.keys].sort()]).toEqual([200, keys]);
});

test.each([
  { accept: 'application/fhir+ndjson', count: 1 },
  { accept: 'application/fhir+ndjson', count: 3 },
])('$count files are answered line by line where that is asked for', async ({ accept, count }) => {
  const files = Array.from({ length: count }, (): Upload => ['a.json', good]);
  const answer = await ask('/$validate?_pretty=true', { body: upload(files), headers: { Accept: accept } });
  expect(answer.headers.get('content-type')).toBe('application/fhir+ndjson; charset=utf-8');
  expect(answer.text.split('\n').length).toBe(count + 1);
});

test('a path that names a type takes no other file', async () => {
  const body = upload([
    ['a.json', good],
    ['b.json', patient],
  ]);
  const answer = await ask('/CapabilityStatement/$validate', { body });
  expect([answer.status, answer.keys]).toEqual([200, [ok, 'wrong-resource-type']]);
});
