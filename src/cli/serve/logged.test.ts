import { good } from '../../server/answer.test.helper.js';
import { exchange, withServer } from './server.test.helper.js';

const post = (
  url: string,
  body: string | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => fetch(url, { method: 'POST', body, headers });
const fhir = { 'Content-Type': 'application/fhir+json' };

test('the log is a line of JSON a request, and holds nothing of what was sent', async () => {
  await withServer(['--cors-origin', '*'], {}, async ({ url, port, log, stop }) => {
    const form = new FormData();
    form.append('file', new File([good.replace('Ours', 'SECRET')], 'SECRET.json'));
    form.append('file', new File(['SECRET'], 'a\nSECRET.json'));
    const headers = {
      Authorization: 'SECRET',
      Origin: 'https://SECRET.test',
      'X-Request-Id': 'SECRET SECRET',
      Accept: '*/*',
    };
    await post(`${url}/$validate?profile=SECRET&SECRET=SECRET`, good, { ...fhir, ...headers });
    await post(`${url}/$validate`, form, headers);
    await post(`${url}/$validate`, 'SECRET', { ...fhir, ...headers });
    await post(`${url}/SECRET/$validate`, good, { ...fhir, ...headers });
    await post(`${url}/SECRET%0A{}`, good, { 'Content-Type': 'text/SECRET' });
    await exchange(port, ['SECRET\r\n\r\n']);
    await exchange(port, ['GET /healthz HTTP/1.1\r\nHost: SECRET.test\r\n\r\n']);
    expect(await stop()).toBe(0);
    const lines = log()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; status?: number });
    expect(lines.map(({ event, status }) => status ?? event)).toEqual([
      'listening',
      422,
      200,
      400,
      404,
      404,
      421,
      'stopping',
      'stopped',
    ]);
    expect(log().toLowerCase()).not.toContain('secret');
  });
}, 60_000);
