import { ask, fileOf, good } from './answer.test.helper.js';

const boundary = 'b0undary';
const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
const part = (disposition: string, content = good): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const end = `--${boundary}--\r\n`;

test.each([
  { title: 'a path upwards', name: '../../etc/passwd', shown: '../../etc/passwd' },
  { title: 'a path of Windows', name: 'C:\\a.json', shown: 'C:\\a.json' },
  { title: 'a quote', name: 'a%22b.json', shown: 'a"b.json' },
  { title: 'a line break', name: 'a%0D%0Ab.json', shown: 'a\r\nb.json' },
  { title: 'letters of the world', name: 'größe-数.json', shown: 'größe-数.json' },
  { title: 'no letter', name: '', shown: '-' },
  { title: 'markup', name: '<script>.json', shown: '<script>.json' },
])('a name with $title is nothing but a name', async ({ name, shown }) => {
  const body = part(`name="file"; filename="${name}"`) + end;
  const { status, outcomes, text } = await ask('/$validate', { body, headers });
  expect([status, outcomes.map(fileOf)]).toEqual([200, [shown]]);
  expect(text.split('\n').length).toBe(2);
});

test.each([
  {
    title: 'no boundary',
    type: 'multipart/form-data',
    body: part('name="file"; filename="a"') + end,
    key: 'invalid-request',
  },
  {
    title: 'another boundary',
    type: 'multipart/form-data; boundary=other',
    body: part('name="file"; filename="a"') + end,
    key: 'invalid-request',
  },
  { title: 'nothing in it', type: headers['Content-Type'], body: '', key: 'invalid-request' },
  { title: 'no part', type: headers['Content-Type'], body: end, key: 'missing-resource' },
  {
    title: 'a part that is cut off',
    type: headers['Content-Type'],
    body: part('name="file"; filename="a"').slice(0, 200),
    key: 'invalid-request',
  },
  {
    title: 'no end',
    type: headers['Content-Type'],
    body: part('name="file"; filename="a"'),
    key: 'invalid-request',
  },
  {
    title: 'no name of a part',
    type: headers['Content-Type'],
    body: part('filename="a"') + end,
    key: 'invalid-request',
  },
  {
    title: 'fields alone',
    type: headers['Content-Type'],
    body: part('name="mode"', 'create') + end,
    key: 'missing-resource',
  },
  {
    title: 'an unknown field',
    type: headers['Content-Type'],
    body: part('name="else"', 'x') + part('name="file"; filename="a"') + end,
    key: 'invalid-request',
  },
  {
    title: 'a file sent as a field',
    type: headers['Content-Type'],
    body: part('name="file"') + end,
    key: 'invalid-request',
  },
])('a form with $title is refused', async ({ type, body, key }) => {
  const answer = await ask('/$validate', { body, headers: { 'Content-Type': type } });
  expect([answer.status, answer.keys]).toEqual([400, [key]]);
});

test('what a field holds is not told', async () => {
  const body = part('name="else"', 'SECRET') + end;
  expect((await ask('/$validate', { body, headers })).text).not.toContain('SECRET');
});
