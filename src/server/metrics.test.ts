import { createHandler } from './handler.js';
import { ask, faulty, good, ndjson } from './answer.test.helper.js';
import { readMetrics, type Sample } from './prometheus.test.helper.js';

type Handler = ReturnType<typeof createHandler>;

async function metricsOf(handler: Handler): Promise<Sample[]> {
  const { headers, text } = await ask('/metrics', { method: 'GET', handler });
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return readMetrics(text);
}

const valueOf = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>>,
): number =>
  samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0);

test('requests and issues are counted as they were', async () => {
  const handler = createHandler();
  for (const body of [good, faulty, faulty, 'hello']) await ask('/$validate', { body, handler });
  await ask('/CapabilityStatement/$validate', { body: `${good}\n${faulty}\n`, headers: ndjson, handler });
  await ask('/metadata', { method: 'HEAD', handler });
  await ask('/nowhere', { handler });
  const samples = await metricsOf(handler);
  const requests = (labels: Readonly<Record<string, string>>): number =>
    valueOf(samples, 'rulepack_requests_total', labels);
  expect(requests({ route: '/$validate', method: 'POST', status: '200' })).toBe(3);
  expect(requests({ route: '/$validate', method: 'POST', status: '400' })).toBe(1);
  expect(requests({ route: '/:type/$validate' })).toBe(1);
  expect(requests({ route: '/metadata', method: 'HEAD', status: '200' })).toBe(1);
  expect(requests({ route: 'other', status: '404' })).toBe(1);
  expect(requests({})).toBe(7);
  const issues = (severity: string): number => valueOf(samples, 'rulepack_issues_total', { severity });
  expect(['fatal', 'error', 'warning', 'information'].map(issues)).toEqual([1, 3, 0, 5]);
});

test('times are counted in buckets that hold those before them', async () => {
  const handler = createHandler();
  for (let count = 0; count < 5; count += 1) await ask('/$validate', { body: good, handler });
  const samples = await metricsOf(handler);
  const buckets = samples.filter(
    ({ name, labels }) =>
      name === 'rulepack_request_duration_seconds_bucket' && labels.route === '/$validate',
  );
  const bounds = buckets.map(({ labels }) => (labels.le === '+Inf' ? Infinity : Number(labels.le)));
  expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
  expect(bounds.at(-1)).toBe(Infinity);
  const values = buckets.map(({ value }) => value);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(values.at(-1)).toBe(5);
  expect(valueOf(samples, 'rulepack_request_duration_seconds_count', { route: '/$validate' })).toBe(5);
  expect(valueOf(samples, 'rulepack_request_duration_seconds_sum', { route: '/$validate' })).toBeGreaterThan(
    0,
  );
});

test('no method and no path that somebody thinks of makes them grow', async () => {
  const handler = createHandler();
  const ways = ['GET', 'POST', 'PUT', 'BREW', 'PROPFIND', 'X"}\n'.replace(/\W/g, '')];
  const paths = [
    '',
    '$validate',
    'a"b/$validate',
    'metadata',
    'x/y/z',
    'a/b/$validate',
    'OperationDefinition/q',
  ];
  const askAll = async (mark: string): Promise<void> => {
    for (const method of ways)
      for (const path of paths)
        await ask(`/${path}?${mark}`, { method: method === 'BREW' ? `BREW${mark}` : method, handler });
    for (let index = 0; index < 20; index += 1)
      await ask(`/${mark}${index.toString()}/$validate`, { handler });
  };
  await askAll('a');
  const before = await metricsOf(handler);
  await askAll('b');
  const after = await metricsOf(handler);
  const others = (samples: readonly Sample[]): string[] =>
    samples
      .filter(({ labels }) => labels.route !== '/metrics')
      .map(({ name, labels }) => JSON.stringify([name, labels]));
  expect(others(after)).toEqual(others(before));
});

test('more lines can be added', async () => {
  const metrics = (): string => '# HELP more More.\n# TYPE more gauge\nmore 5\n';
  expect(await metricsOf(createHandler({ metrics }))).toContainEqual({ name: 'more', labels: {}, value: 5 });
});

test('readiness is what the server says of itself', async () => {
  let isReady = true;
  const handler = createHandler({ isReady: () => isReady });
  expect((await ask('/readyz', { method: 'GET', handler })).status).toBe(200);
  isReady = false;
  const { status, keys, headers } = await ask('/readyz', { method: 'GET', handler });
  expect([status, keys, headers.get('retry-after')]).toEqual([503, ['server-stopping'], '5']);
  expect((await ask('/healthz', { method: 'GET', handler })).status).toBe(200);
});
