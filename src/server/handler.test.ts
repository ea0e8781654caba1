import { ask, faulty, good, keysOf, outcomeIn, patient } from './answer.test.helper.js';

test.each([
  { method: 'GET', path: '/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'PUT', path: '/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'DELETE', path: '/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'OPTIONS', path: '/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'PROPFIND', path: '/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'GET', path: '/CapabilityStatement/$validate', status: 405, key: 'wrong-method', allow: 'POST' },
  {
    method: 'GET',
    path: '/CapabilityStatement/1/$validate',
    status: 405,
    key: 'wrong-method',
    allow: 'POST',
  },
  { method: 'GET', path: '/validate', status: 405, key: 'wrong-method', allow: 'POST' },
  { method: 'POST', path: '/metadata', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'POST', path: '/openapi.json', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'POST', path: '/healthz', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'POST', path: '/readyz', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'DELETE', path: '/metrics', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'PUT', path: '/OperationDefinition/x', status: 405, key: 'wrong-method', allow: 'GET, HEAD' },
  { method: 'GET', path: '/OperationDefinition/x', status: 404, key: 'unknown-path' },
  { method: 'GET', path: '/', status: 404, key: 'unknown-path' },
  { method: 'POST', path: '/', status: 404, key: 'unknown-path' },
  { method: 'GET', path: '/metadata/', status: 404, key: 'unknown-path' },
  { method: 'POST', path: '/$validates', status: 404, key: 'unknown-path' },
  { method: 'POST', path: '/CapabilityStatement/1/2/$validate', status: 404, key: 'unknown-path' },
  { method: 'GET', path: '/CapabilityStatement/1', status: 404, key: 'unknown-path' },
  { method: 'GET', path: '/../../etc/passwd', status: 404, key: 'unknown-path' },
  { method: 'GET', path: '/%E0%A4%A', status: 404, key: 'unknown-path' },
  { method: 'POST', path: '/Patient/$validate', status: 404, key: 'unknown-type' },
  { method: 'POST', path: '/capabilitystatement/$validate', status: 404, key: 'unknown-type' },
  { method: 'POST', path: '/constructor/$validate', status: 404, key: 'unknown-type' },
  { method: 'POST', path: '/%E0%A4%A/$validate', status: 404, key: 'unknown-type' },
  { method: 'POST', path: '/Patient/1/$validate', status: 404, key: 'unknown-type' },
])('$method $path is answered with $status', async ({ method, path, status, key, allow = null }) => {
  const answer = await ask(path, { method, ...(method === 'POST' && { body: good }) });
  expect([answer.status, answer.keys]).toEqual([status, [key]]);
  expect(answer.headers.get('allow')).toBe(allow);
  expect(answer.outcomes).toEqual([
    expect.objectContaining({ issue: [expect.objectContaining({ severity: 'fatal' })] }),
  ]);
});

test.each([
  '/$validate',
  '/%24validate',
  '/CapabilityStatement/$validate',
  '/CapabilityStatement/%24validate',
  '/CapabilityStatement/a-server/$validate',
])('a statement is judged at %s', async (path) => {
  const right = await ask(path, { body: good });
  expect([right.status, right.keys]).toEqual([200, ['informational']]);
  const wrong = await ask(path, { body: faulty });
  expect(wrong.status).toBe(200);
  expect(wrong.keys).toContain('ws-type');
});

test.each([
  {
    title: 'a wrong type is refused where the path names one',
    path: '/CapabilityStatement/$validate',
    status: 400,
    keys: ['wrong-resource-type'],
  },
  {
    title: 'and by instance',
    path: '/CapabilityStatement/1/$validate',
    status: 400,
    keys: ['wrong-resource-type'],
  },
  { title: 'and told of where it does not', path: '/$validate', status: 200, keys: ['not-judged'] },
])('$title', async ({ path, status, keys }) => {
  const answer = await ask(path, { body: patient });
  expect([answer.status, answer.keys]).toEqual([status, keys]);
});

test.each([
  { path: '/metadata', status: 200 },
  { path: '/OperationDefinition/rulepack-validate', status: 200 },
  { path: '/openapi.json', status: 200 },
  { path: '/healthz', status: 200 },
  { path: '/readyz', status: 200 },
  { path: '/metrics', status: 200 },
  { path: '/$validate', status: 405 },
  { path: '/nowhere', status: 404 },
])('HEAD $path has the head of GET and no body', async ({ path, status }) => {
  const head = await ask(path, { method: 'HEAD' });
  const get = await ask(path, { method: 'GET' });
  const lasting = ({ headers }: typeof get): [string, string][] =>
    [...headers].filter(([name]) => name !== 'x-request-id');
  expect([head.status, head.text]).toEqual([status, '']);
  expect(lasting(head)).toEqual(lasting(get));
});

test.each(['/$validate', '/metadata', '/healthz', '/metrics', '/nowhere'])(
  '%s cannot be sniffed or kept',
  async (path) => {
    const { headers } = await ask(path, { method: 'GET' });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  },
);

test('a failure of ours is told without what it says', async () => {
  const failures: (string | undefined)[] = [];
  const options = {
    judge: () => Promise.reject(new TypeError('SECRET\n    at SECRET')),
    onAnswer: ({ failure }: { readonly failure?: string }) => failures.push(failure),
  };
  const { status, keys, text } = await ask('/$validate', { body: good, options });
  expect([status, keys]).toEqual([500, ['internal']]);
  expect(text).not.toContain('SECRET');
  expect(failures).toEqual([expect.stringMatching(/^TypeError at .*handler\.test/)]);
  expect(failures[0]).not.toContain('SECRET');
});

test.each([
  { title: 'compact', query: '', lines: 2 },
  { title: 'indented', query: '?_pretty=true', lines: 20 },
])('a refusal is $title as it was asked for', async ({ query, lines }) => {
  const { text } = await ask(`/nowhere${query}`);
  expect(keysOf(outcomeIn(text))).toEqual(['unknown-path']);
  expect(text.split('\n').length >= 20).toBe(lines >= 20);
});
