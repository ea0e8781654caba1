import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { contentTypeOf } from '../page-file.js';
import { path, screenshots, startBrowser } from './page.test.helper.js';

const command = path('dist/bundle/rulepack.js');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const hostile = `language: 1
pack: hostile
version: 1.0.0
title: "</title><script>alert(1)</script>"
url: urn:hostile
fhirVersion: ["4.0"]
resource: CapabilityStatement
source: "javascript:alert(1)"
rules:
  - key: one
    severity: error
    human: "<script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style>"
    docs: "<iframe src='https://elsewhere.test'></iframe>"
    expression: name.exists()
    examples: { pass: [{ name: "</code></pre><script>alert(1)</script>" }], fail: [{ status: active }] }
`;

let browser: Browser;
let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'docs-'));
  const run = (...args: readonly string[]): unknown => execFileSync(command, args, { cwd: folder });
  await writeFile(join(folder, 'hostile.yaml'), hostile);
  run('docs', '--output', 'site', '--playground', './playground/');
  run('docs', '--output', 'hostile', 'hostile.yaml');
  run('serve', '--export', 'site/playground');
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://site.test');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    readFile(join(folder, 'site', name)).then(
      (bytes) => {
        response.writeHead(200, { 'Content-Type': contentTypeOf(name) ?? 'application/octet-stream' });
        response.end(bytes);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/`;
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

interface Open {
  readonly page: Page;
  /** What should not be: errors, dialogs, requests for anything but the page and its style. */
  readonly complaints: string[];
}

async function open(address: string, options: BrowserContextOptions = {}): Promise<Open> {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const isOwn = request.url() === address || request.url().endsWith('/style.css');
    if (!isOwn && !request.url().endsWith('/favicon.ico')) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

const pages = {
  index: 'index.html',
  extension: 'capabilitystatement-websocket/index.html',
  tables: 'capabilitystatement/index.html',
  extensions: 'capabilitystatement-extensions/index.html',
  rule: 'capabilitystatement-websocket/ws-context.html',
} as const;

describe.each(Object.entries(pages))('the %s page', (name, address) => {
  test.each([
    { colorScheme: 'light', width: 360 },
    { colorScheme: 'dark', width: 360 },
    { colorScheme: 'light', width: 700 },
    { colorScheme: 'dark', width: 1200 },
  ] as const)('$colorScheme, $width pixels wide, keeps nobody out', async ({ colorScheme, width }) => {
    const options = { colorScheme, viewport: { width, height: 800 } };
    const { page, complaints } = await open(url + address, options);
    await page.screenshot({ path: `${screenshots}docs-${name}-${colorScheme}-${width.toString()}.png` });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(21, 24, 28)' : 'rgb(255, 255, 255)');
    await page.evaluate(`${axe}; undefined`);
    const violations = await page.evaluate(
      'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" ")))',
    );
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('on paper, examples that are folded are there', async () => {
  const { page } = await open(url + pages.rule, { viewport: { width: 760, height: 1000 } });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.screenshot({ path: `${screenshots}docs-print.png`, fullPage: true });
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect(await page.isVisible('details:not([open]) pre >> nth=0')).toBe(true);
  expect(await page.isVisible('nav')).toBe(false);
  await page.context().close();
});

test('from a folder it looks as it does from a server', async () => {
  const address = pathToFileURL(join(folder, 'site', pages.rule)).href;
  const { page, complaints } = await open(address, { colorScheme: 'dark' });
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(21, 24, 28)');
  await page.click('text=All rules');
  expect(await page.textContent('h1')).toBe('Validation rules');
  expect(complaints.filter((each) => !each.startsWith('request: file:'))).toEqual([]);
  await page.context().close();
});

test.each(['index.html', 'hostile/index.html', 'hostile/one.html'])(
  'in %s, what a pack says does nothing',
  async (name) => {
    const { page, complaints } = await open(pathToFileURL(join(folder, 'hostile', name)).href);
    expect(await page.locator('script, img, iframe, style, [href^=javascript]').count()).toBe(0);
    expect(await page.isVisible('h1')).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test('a rule opens in the playground, with the example that it refuses', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1360, height: 860 } })).newPage();
  await page.goto(`${url}capabilitystatement-websocket/ws-type.html`);
  await page.click('text=Open in the playground');
  await page.waitForSelector('.pack-verdict:has-text("examples proved")');
  await page.waitForSelector('.issue:has-text("write it as valueUri")');
  await page.context().close();
});
