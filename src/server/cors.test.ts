import { ask, good } from './answer.test.helper.js';

const page = 'https://page.test';
const allowOrigin = 'access-control-allow-origin';

test.each([
  { title: 'off', corsOrigins: [], origin: page, allowed: null },
  { title: 'on for this page', corsOrigins: [page], origin: page, allowed: page },
  { title: 'on for two', corsOrigins: ['https://other.test', page], origin: page, allowed: page },
  { title: 'on for another page', corsOrigins: ['https://other.test'], origin: page, allowed: null },
  {
    title: 'on for a page of a similar name',
    corsOrigins: [page],
    origin: `${page}.evil.test`,
    allowed: null,
  },
  { title: 'on for no page of none', corsOrigins: [page], origin: 'null', allowed: null },
  { title: 'on for all', corsOrigins: ['*'], origin: page, allowed: '*' },
])('CORS $title', async ({ corsOrigins, origin, allowed }) => {
  const options = { corsOrigins };
  const asked = await ask('/$validate', { body: good, headers: { Origin: origin }, options });
  const refused = await ask('/nowhere', { body: good, headers: { Origin: origin }, options });
  expect([asked.status, asked.headers.get(allowOrigin)]).toEqual([200, allowed]);
  expect([refused.status, refused.headers.get(allowOrigin)]).toEqual([404, allowed]);
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  expect(asked.headers.get('access-control-expose-headers')).toBe(
    corsOrigins.length > 0 ? 'X-Request-Id' : null,
  );
});

const preflight = {
  method: 'OPTIONS',
  headers: {
    Origin: page,
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'content-type',
  },
};

test('a page may ask before it sends', async () => {
  const { status, headers, text } = await ask('/$validate', {
    ...preflight,
    options: { corsOrigins: [page] },
  });
  expect([status, text, headers.get(allowOrigin)]).toEqual([204, '', page]);
  expect(headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST');
  expect(headers.get('access-control-allow-headers')).toBe('content-type');
});

test('nobody may ask where CORS is off', async () => {
  const { status, headers, keys } = await ask('/$validate', preflight);
  expect([status, headers.get(allowOrigin), keys]).toEqual([405, null, ['wrong-method']]);
});
