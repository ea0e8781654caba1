import { ask, faulty, good, ndjson, parameters } from '../answer.test.helper.js';

const mode = (valueCode: string): object => ({ name: 'mode', valueCode });

test.each([
  { title: 'create', query: '?mode=create', body: faulty, status: 200, key: 'ws-type' },
  { title: 'update', query: '?mode=update', body: faulty, status: 200, key: 'ws-type' },
  { title: 'profile', query: '?mode=profile', body: faulty, status: 200, key: 'ws-type' },
  { title: 'delete', query: '?mode=delete', body: faulty, status: 200, key: 'informational' },
  { title: 'delete, without a resource', query: '?mode=delete', body: '', status: 200, key: 'informational' },
  {
    title: 'profile, without a resource',
    query: '?mode=profile',
    body: '',
    status: 422,
    key: 'no-stored-resource',
  },
  {
    title: 'profile, in Parameters without a resource',
    query: '',
    body: parameters(mode('profile')),
    status: 422,
    key: 'no-stored-resource',
  },
  { title: 'create, without a resource', query: '?mode=create', body: '', status: 400, key: 'shape-empty' },
  {
    title: 'create, in Parameters without a resource',
    query: '?mode=create',
    body: parameters(),
    status: 400,
    key: 'missing-resource',
  },
  { title: 'none there is', query: '?mode=destroy', body: good, status: 400, key: 'unknown-mode' },
  { title: 'an empty one', query: '?mode=', body: good, status: 400, key: 'unknown-mode' },
  {
    title: 'in Parameters, which counts more',
    query: '?mode=create',
    body: parameters(mode('delete')),
    status: 200,
    key: 'informational',
  },
])('mode $title', async ({ query, body, status, key }) => {
  const answer = await ask(`/CapabilityStatement/$validate${query}`, { body });
  expect(answer.status).toBe(status);
  expect(answer.keys).toContain(key);
});

test.each([
  { title: 'mode', query: 'mode=destroy', status: 400, key: 'unknown-mode' },
  { title: 'profile', query: 'profile=http://unknown.test', status: 422, key: 'unknown-profile' },
])('an unknown $title refuses a stream as a whole', async ({ query, status, key }) => {
  const answer = await ask(`/$validate?${query}`, { body: `${good}\n${good}\n`, headers: ndjson });
  expect([answer.status, answer.keys]).toEqual([status, [key]]);
});

test.each([
  { title: 'mode', name: 'mode', value: 'destroy', status: 400, key: 'unknown-mode' },
  { title: 'profile', name: 'profile', value: 'http://unknown.test', status: 422, key: 'unknown-profile' },
])('an unknown $title refuses an upload as a whole', async ({ name, value, status, key }) => {
  const body = new FormData();
  body.append('file', new File([good], 'a.json'));
  body.append('file', new File([good], 'b.json'));
  body.append(name, value);
  const answer = await ask('/$validate', { body });
  expect([answer.status, answer.keys]).toEqual([status, [key]]);
});
