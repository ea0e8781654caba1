import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createValidator } from '../../engine/validator.js';
import { outcomeLine } from '../../report/collection.js';
import { chooseFiles, openPage, path, startBrowser, testCase } from './page.test.helper.js';

const command = path('dist/bundle/rulepack.js');
const faulty = 'capabilitystatement-websocket/server-with-faults.json';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function downloadedOutcome(page: Page): Promise<fhir4.OperationOutcome> {
  await page.click('summary:has-text("Download")');
  const waiting = page.waitForEvent('download');
  await page.click('.menu-items button:has-text("OperationOutcome")');
  return JSON.parse(await readFile(await (await waiting).path(), 'utf8')) as fhir4.OperationOutcome;
}

describe('by rulepack serve', () => {
  let serving: ChildProcess;
  let url: string;
  let fhir: Server;
  let host: string;
  beforeAll(async () => {
    const content = await testCase(faulty);
    // It lets no page of another origin read what it answers.
    fhir = createServer((_, response) => {
      response.setHeader('Content-Type', 'application/fhir+json');
      response.end(content);
    });
    await new Promise<void>((resolve) => fhir.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(fhir.address() as AddressInfo).port.toString()}`;
    serving = spawn(process.execPath, [command, 'serve', '--no-config', '--port=0', `--fetch-host=${host}`]);
    url = await new Promise((resolve, reject) => {
      serving.on('exit', reject);
      serving.stdout?.on('data', (chunk: Buffer) => {
        const found = /http:\S+/.exec(chunk.toString());
        if (found !== null) resolve(`${found[0]}/`);
      });
    });
  });
  afterAll(() => {
    serving.removeAllListeners('exit');
    serving.kill();
    fhir.close();
  });

  test('an outcome has the same bytes as those of the server and of the library', async () => {
    const content = await testCase(faulty);
    const { page, complaints } = await openPage(browser, url);
    await chooseFiles(page, [{ name: 'statement.json', content }]);
    await page.waitForSelector('.issue');
    const { resourceType, issue } = await downloadedOutcome(page);
    const response = await fetch(`${url}CapabilityStatement/$validate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: content,
    });
    const own = outcomeLine({ resourceType, issue });
    expect(own).toBe(await response.text());
    expect(own).toBe(outcomeLine(createValidator().validate(content)));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a server that lets no page read it is asked by the server of the page', async () => {
    const { page } = await openPage(browser, url);
    await page.fill('#server', host);
    await page.click('text=Fetch its statement');
    await page.waitForSelector('.issue');
    expect(await page.textContent('.toolbar .badge.error')).toBe('3 errors');
    await page.context().close();
  });
});

test('exported, any web server serves it, and its policy holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  execFileSync(process.execPath, [command, 'serve', '--export', folder]);
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '').replace(/^\/sub\/|\?.*$/g, '') || 'index.html';
    readFile(join(folder, name)).then(
      (bytes) => {
        response.setHeader('Content-Type', types[extname(name)] ?? 'text/plain');
        response.end(bytes);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/sub/`;
  const { page, complaints } = await openPage(browser, url);
  await page.click('text=Show me an example');
  await page.waitForSelector('.issue');
  await page.click('#tab-rules');
  await page.waitForSelector('.pack-verdict');
  expect(complaints).toEqual([]);
  const refused = page.waitForEvent('console', (message) =>
    message.text().includes('Content Security Policy'),
  );
  await page.evaluate('fetch("http://127.0.0.1:9/").catch(() => undefined)');
  await refused;
  await page.context().close();
  server.close();
  await rm(folder, { recursive: true });
});
