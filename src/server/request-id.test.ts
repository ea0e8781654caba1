import { ask, good } from './answer.test.helper.js';

test.each([
  { given: 'abc-123', isKept: true },
  { given: 'A.b:c_d', isKept: true },
  { given: 'a'.repeat(64), isKept: true },
  { given: 'a'.repeat(65), isKept: false },
  { given: 'a b', isKept: false },
  { given: '{"a":1}', isKept: false },
  { given: '', isKept: false },
  { given: 'é', isKept: false },
])('the name $given of a request is kept: $isKept', async ({ given, isKept }) => {
  const ids: string[] = [];
  const options = { onAnswer: ({ id }: { readonly id: string }) => ids.push(id) };
  const { headers } = await ask('/$validate', { body: good, headers: { 'X-Request-Id': given }, options });
  const id = headers.get('x-request-id') ?? '';
  expect(ids).toEqual([id]);
  if (isKept) expect(id).toBe(given);
  else expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
});

test('a request without a name has one of its own, refused or not', async () => {
  const ids = await Promise.all(
    ['/$validate', '/nowhere', '/metadata'].map(async (path) =>
      (await ask(path)).headers.get('x-request-id'),
    ),
  );
  expect(new Set(ids).size).toBe(3);
});
