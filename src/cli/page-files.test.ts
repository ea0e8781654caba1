import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createHandler } from '../server/handler.js';
import { command } from './command.test.helper.js';
import { readPage } from './page-files.js';

const statement = new TextEncoder().encode('{"resourceType":"CapabilityStatement"}');

describe('the page that is served', () => {
  test.each([
    { path: '/', status: 200, type: 'text/html; charset=utf-8' },
    { path: '/index.html', status: 200, type: 'text/html; charset=utf-8' },
    { path: '/page.js', status: 200, type: 'text/javascript; charset=utf-8' },
    { path: '/style.css', status: 200, type: 'text/css; charset=utf-8' },
    { path: '/licences.txt', status: 200, type: 'text/plain; charset=utf-8' },
    { path: '/packs/capabilitystatement.yaml', status: 200, type: 'application/yaml; charset=utf-8' },
    { path: '/package.json', status: 404, type: 'application/fhir+json; charset=utf-8' },
    { path: '/../../package.json', status: 404, type: 'application/fhir+json; charset=utf-8' },
    { path: '/..%2f..%2fpackage.json', status: 404, type: 'application/fhir+json; charset=utf-8' },
    { path: '/packs', status: 404, type: 'application/fhir+json; charset=utf-8' },
    { path: '/__proto__', status: 404, type: 'application/fhir+json; charset=utf-8' },
  ])('$path: $status', async ({ path, status, type }) => {
    const handler = createHandler({ files: await readPage({ hosts: [] }) });
    const response = await handler(new Request(`http://localhost${path}`));
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    { accept: 'gzip, deflate, br', isCompressed: true },
    { accept: 'br, gzip;q=0.5', isCompressed: true },
    { accept: 'gzip;q=0', isCompressed: false },
    { accept: 'identity', isCompressed: false },
    { accept: undefined, isCompressed: false },
  ])('for Accept-Encoding $accept is compressed: $isCompressed', async ({ accept, isCompressed }) => {
    const handler = createHandler({ files: await readPage({ hosts: [] }) });
    const headers = accept === undefined ? {} : { 'Accept-Encoding': accept };
    const response = await handler(new Request('http://localhost/page.js', { headers }));
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      isCompressed ? 'gzip' : null,
      'Accept-Encoding',
    ]);
    const body = Buffer.from(await response.arrayBuffer());
    const plain = await handler(new Request('http://localhost/page.js'));
    expect((isCompressed ? gunzipSync(body) : body).equals(Buffer.from(await plain.arrayBuffer()))).toBe(
      true,
    );
  });

  test('asks only the servers that are listed', async () => {
    const files = await readPage({ hosts: ['https://server.example'], fetchPath: 'statement' });
    const asked: string[] = [];
    const fetchStatement = (url: string): Promise<Uint8Array> => {
      asked.push(url);
      return Promise.resolve(statement);
    };
    const handler = createHandler({ files, fetchStatement });
    const page = await handler(new Request('http://localhost/'));
    expect(page.headers.get('content-security-policy')).toContain(
      "connect-src 'self' https://server.example;",
    );
    const url = 'https://server.example/fhir/metadata';
    const fetched = await handler(new Request(`http://localhost/statement?url=${encodeURIComponent(url)}`));
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(statement);
    expect([asked, fetched.headers.get('content-type')]).toEqual([[url], 'application/octet-stream']);
    expect((await handler(new Request('http://localhost/statement'))).status).toBe(400);
    const without = createHandler({ files: await readPage({ hosts: [] }) });
    expect((await without(new Request('http://localhost/statement?url=x'))).status).toBe(404);
  });
});

describe('rulepack serve --export', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test('writes what is served, twice if it must', async () => {
    for (let time = 0; time < 2; time++) {
      const ran = await command(['serve', '--export', 'site', '--fetch-host', 'https://a.example'], {
        at: folder,
      });
      expect([ran.exit, ran.complaints]).toEqual([0, '']);
    }
    const served = await readPage({ hosts: ['https://a.example'] });
    for (const [name, { bytes }] of served)
      expect(Buffer.from(bytes).equals(await readFile(join(folder, 'site', name)))).toBe(true);
    expect(await readFile(join(folder, 'site/index.html'), 'utf8')).toContain('https://a.example');
  });

  test('leaves a folder alone that holds something else', async () => {
    await writeFile(join(folder, 'mine.txt'), 'mine');
    const ran = await command(['serve', '--export', '.'], { at: folder });
    expect([ran.exit, ran.complaints]).toEqual([2, expect.stringContaining('holds something else')]);
  });
});
