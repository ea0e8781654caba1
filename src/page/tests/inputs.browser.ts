import { mkdtemp, open as openFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { pageForEachTest } from './fresh-page.test.helper.js';
import { chooseFiles, openPage, servePage, testCase, until } from './page.test.helper.js';

const has = pageForEachTest();
let page: Page;
beforeEach(() => {
  ({ page } = has);
});

const good = 'capabilitystatement/clean-server.json';

/** Whether a statement is judged after whatever came before. */
async function expectAlive(): Promise<void> {
  await page.click('.toolbar >> text=Close');
  await chooseFiles(page, [{ name: 'good.json', content: await testCase(good) }]);
  await page.waitForSelector('.toolbar .badges');
  expect(await page.textContent('.toolbar h1')).toBe('good.json');
  expect(await page.locator('.toolbar .badge.error').count()).toBe(0);
}

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>';

test.each<{ title: string; name: string; content: string | Buffer; said: RegExp }>([
  {
    title: 'a picture',
    name: 'a.png',
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1]),
    said: /picture/,
  },
  { title: 'a PDF', name: 'a.pdf', content: '%PDF-1.7 …', said: /PDF/ },
  { title: 'an empty file', name: 'a.json', content: '', said: /is empty/ },
  {
    title: 'HTML full of scripts',
    name: 'a.html',
    content: `<!doctype html>${script.repeat(200)}`,
    said: /web page/,
  },
  { title: 'a file of zeros', name: 'a.json', content: Buffer.alloc(1000), said: /not JSON|character|JSON/i },
  { title: 'UTF-16', name: 'a.json', content: Buffer.from('\ufeff{}', 'utf16le'), said: /UTF-16/ },
  {
    title: 'what is packed badly',
    name: 'a.json.gz',
    content: gzipSync('{}').subarray(0, 12),
    said: /damaged/,
  },
  { title: 'an array', name: 'a.json', content: '[]', said: /not an array/ },
  { title: 'a Patient', name: 'a.json', content: '{"resourceType":"Patient"}', said: /Patient/ },
])('$title: a sentence that helps, and the page goes on', async ({ name, content, said }) => {
  await chooseFiles(page, [{ name, content }]);
  await page.waitForSelector('.toolbar h1:not(:text("Reading"))');
  await page.waitForSelector('.notice, .issue');
  expect(await page.textContent('.workbench')).toMatch(said);
  await expectAlive();
});

test('100 MB: a sentence that helps, and the page goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const name = join(folder, 'large.json');
  const file = await openFile(name, 'w');
  await file.truncate(100_000_000);
  await file.close();
  await chooseFiles(page, name);
  await page.waitForSelector('.notice');
  expect(await page.textContent('.notice')).toMatch(/96 MiB.*50 MiB.*--max-bytes/s);
  await expectAlive();
  await rm(folder, { recursive: true });
});

test('what a statement holds is text, whatever it looks like', async () => {
  const hostile = {
    resourceType: 'CapabilityStatement',
    [script]: script,
    title: script,
    publisher: '<iframe src="https://evil.test">',
    url: 'javascript:alert(3)',
    status: script,
    rest: [{ mode: script, resource: [{ type: script, interaction: [{ code: script }] }] }],
  };
  await chooseFiles(page, [{ name: `${script}.json`, content: JSON.stringify(hostile, null, 1) }]);
  await page.waitForSelector('.issue');
  await page.click('.sides >> text=Picture');
  await page.waitForSelector('.picture table');
  expect(await page.locator('#page img, #page iframe, #page script').count()).toBe(0);
  expect(await page.textContent('.picture')).toContain(script);
});

test('1,000 files: progress, and a list that can be searched', async () => {
  const content = await testCase(good);
  const faulty = await testCase('capabilitystatement-websocket/server-with-faults.json');
  const files = Array.from({ length: 1000 }, (_, index) => ({
    name: `server-${index.toString().padStart(3, '0')}.json`,
    content: index === 700 ? faulty : content,
  }));
  await chooseFiles(page, files);
  await page.waitForSelector('.progress progress');
  await until(page, 'document.querySelector(".said")?.textContent === "1,000 inputs judged."');
  expect(await page.locator('.files li').count()).toBe(500);
  await page.check('text=only with errors or warnings');
  await page.click('.files >> text=server-700.json');
  await page.waitForSelector('.toolbar .badge.error');
});

test('what takes long is stopped, and what was judged until then stays', async () => {
  const line = JSON.stringify(JSON.parse(await testCase(good)));
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const name = join(folder, 'large.ndjson');
  await writeFile(name, `${line}\n`.repeat(Math.floor(40_000_000 / line.length)));
  await chooseFiles(page, name);
  await page.click('.progress >> text=Stop');
  await page.waitForSelector('.progress', { state: 'detached' });
  await until(page, 'document.querySelector(".toolbar .said").textContent.startsWith("Stopped")');
  expect(await page.locator('.files li').count()).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
});

test('NDJSON: each line for itself', async () => {
  const line = JSON.stringify(JSON.parse(await testCase(good)));
  await chooseFiles(page, [{ name: 'a.ndjson.gz', content: gzipSync(`${line}\n\n{"resourceType":\n`) }]);
  await until(page, 'document.querySelectorAll(".files li").length === 2');
  expect(await page.locator('.files .label').allTextContents()).toEqual(['a.ndjson:1', 'a.ndjson:3']);
  await page.click('.files >> text=a.ndjson:3');
  await page.waitForSelector('.toolbar .badge.fatal');
});

test('pasted text is judged', async () => {
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '{"resourceType":"CapabilityStatement"}');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  })()`);
  await page.waitForSelector('.issue');
  expect(await page.textContent('.toolbar h1')).toBe('Pasted statement');
});

describe('a server that is named', () => {
  let fhir: Server;
  let host: string;
  const asked: string[] = [];
  let headers: Record<string, string> = {};
  beforeAll(async () => {
    const content = await testCase(good);
    fhir = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', ...headers });
      response.end(content);
    });
    await new Promise<void>((resolve) => fhir.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(fhir.address() as AddressInfo).port.toString()}`;
  });
  afterAll(() => {
    fhir.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  test('is not asked where nobody lists it', async () => {
    await page.fill('#server', `${host}/fhir`);
    await page.click('text=Fetch its statement');
    await page.waitForSelector('.problem');
    expect(await page.textContent('#server-problem pre')).toContain(`${host}/fhir/metadata`);
    expect(asked).toEqual([]);
  });

  test('is asked where the operator lists it and it lets itself be read', async () => {
    headers = { 'Access-Control-Allow-Origin': '*' };
    const served = await servePage({ hosts: [host] });
    const listed = await openPage(has.browser, served.url);
    await listed.page.fill('#server', `${host}/fhir`);
    await listed.page.click('text=Fetch its statement');
    await listed.page.waitForSelector('.toolbar .badges');
    expect(asked).toEqual(['/fhir/metadata']);
    expect(listed.complaints).toEqual([`request: ${host}/fhir/metadata`]);
    await listed.page.context().close();
    served.server.close();
  });

  test('that does not let itself be read is told', async () => {
    headers = {};
    const served = await servePage({ hosts: [host] });
    const listed = await openPage(has.browser, served.url);
    await listed.page.fill('#server', host);
    await listed.page.click('text=Fetch its statement');
    await listed.page.waitForSelector('.problem');
    expect(await listed.page.textContent('.problem')).toContain('CORS');
    await listed.page.context().close();
    served.server.close();
  });

  test.each(['', 'no address', 'javascript:alert(1)'])('%j is no address', async (typed) => {
    await page.fill('#server', typed);
    await page.click('text=Fetch its statement');
    await page.waitForSelector('.problem');
    expect(await page.textContent('.problem')).toContain('no address');
  });
});

test('5 MB: judged, and typing goes on', async () => {
  const one = JSON.parse(await testCase(good)) as { rest: { resource: object[] }[] };
  const resource = Array.from({ length: 40_000 }, (_, index) => ({
    type: 'Patient',
    documentation: `Number ${index.toString()} of many, with some words to fill the line`,
  }));
  const large = { ...one, rest: [{ ...one.rest[0], resource }] };
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const name = join(folder, 'large.json');
  await writeFile(name, JSON.stringify(large, null, 2));
  await chooseFiles(page, name);
  await page.waitForSelector('.toolbar .badges', { timeout: 20_000 });
  await page.waitForSelector('.text .cm-content');
  await page.click('.text .cm-line >> nth=2');
  await page.keyboard.press('End');
  await page.keyboard.type(' x', { delay: 30 });
  await page.waitForSelector('.toolbar .badge.fatal', { timeout: 20_000 });
  await rm(folder, { recursive: true });
});
