import { createHandler } from './handler.js';
import { ownHosts } from './own-host.js';
import { outcomeIn, keysOf } from './answer.test.helper.js';

test.each([
  { host: 'localhost', isOwn: true },
  { host: 'LOCALHOST:8080', isOwn: true },
  { host: 'a.localhost', isOwn: true },
  { host: '127.0.0.1:8080', isOwn: true },
  { host: '192.168.1.5', isOwn: true },
  { host: '[::1]:8080', isOwn: true },
  { host: '[::ffff:127.0.0.1]', isOwn: true },
  { host: '0x7f.1', isOwn: true },
  { host: 'validator.test', isOwn: true },
  { host: 'Validator.test:8080', isOwn: true },
  { host: 'evil.test', isOwn: false },
  { host: 'localhost.evil.test', isOwn: false },
  { host: 'evil-localhost', isOwn: false },
  { host: '127.0.0.1.evil.test', isOwn: false },
  { host: 'a.validator.test', isOwn: false },
])('whether $host is a name of the server: $isOwn', async ({ host, isOwn }) => {
  const handler = createHandler({ isOwnHost: ownHosts(['127.0.0.1', 'validator.test']) });
  for (const path of ['/healthz', '/$validate', '/nowhere']) {
    const response = await handler(new Request(`http://${host}${path}`));
    const keys = response.status === 200 ? [] : keysOf(outcomeIn(await response.text()));
    expect([response.status === 421, keys.includes('wrong-host')]).toEqual([!isOwn, !isOwn]);
  }
});

test('any name will do unless told, and with *', async () => {
  for (const handler of [createHandler(), createHandler({ isOwnHost: ownHosts(['*']) })])
    expect((await handler(new Request('http://evil.test/healthz'))).status).toBe(200);
});
