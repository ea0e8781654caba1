/** Measures the page in a real browser: what is loaded, and how long things take. `npm run page-figures`. */
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openPage, path, servePage, startBrowser, testCase } from './page.test.helper.js';

const browser = await startBrowser();
const { server, url } = await servePage();

/** A statement of about so many bytes, indented, with a fault at its end. */
async function statement(bytes: number): Promise<string> {
  const one = JSON.parse(await testCase('capabilitystatement/clean-server.json')) as { rest: object[] };
  const resource = (index: number): object => ({
    type: 'Patient',
    documentation: `Number ${index.toString()} of many`,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
  });
  const each = JSON.stringify(resource(100), null, 2).length + 100;
  const resources = Array.from({ length: Math.floor(bytes / each) }, (_, index) => resource(index));
  return JSON.stringify({ ...one, rest: [{ ...one.rest[0], resource: resources }] }, null, 2);
}

const sizeOf = async (names: readonly string[]): Promise<string> => {
  const files = await Promise.all(names.map((name) => readFile(path(`dist/bundle/page/${name}`))));
  const sum = (pack: (bytes: Buffer) => Buffer): string =>
    `${(files.reduce((total, file) => total + pack(file).length, 0) / 1024).toFixed(1)} KiB`;
  return `${sum((bytes) => gzipSync(bytes, { level: 9 }))} gzip, ${sum((bytes) => brotliCompressSync(bytes))} brotli`;
};

async function loaded(page: Page, act: () => Promise<unknown>): Promise<Set<string>> {
  const names = new Set<string>();
  const note = (request: { url(): string }): void =>
    void names.add(new URL(request.url()).pathname.slice(1) || 'index.html');
  page.on('request', note);
  await act();
  page.off('request', note);
  return names;
}

async function firstLoad(): Promise<void> {
  const page = await (await browser.newContext()).newPage();
  const first = await loaded(page, async () => {
    await page.goto(url);
    await page.waitForSelector('#start-title');
    await page.waitForLoadState('networkidle');
  });
  const later = await loaded(page, async () => {
    await page.click('text=Show me an example');
    await page.waitForSelector('.text .cm-content');
    await page.waitForLoadState('networkidle');
  });
  const rules = await loaded(page, async () => {
    await page.click('#tab-rules');
    await page.waitForSelector('.pack-verdict');
    await page.waitForLoadState('networkidle');
  });
  const all = new Set([...first, ...later]);
  console.log(`first load of the upload tab: ${await sizeOf([...first])} (${first.size.toString()} files)`);
  console.log(`with the editor and a verdict: ${await sizeOf([...all])} (${all.size.toString()} files)`);
  console.log(`the playground on top: ${await sizeOf([...rules].filter((name) => !all.has(name)))}`);
  await page.context().close();
}

/** Milliseconds from a drop to the verdict on the screen. */
async function drop(bytes: number): Promise<void> {
  const { page } = await openPage(browser, url);
  const text = await statement(bytes);
  const time: number = await page.evaluate(`new Promise((resolve) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], 'a.json'));
    const start = performance.now();
    const look = () => document.querySelector('.toolbar .badges') === null
      ? requestAnimationFrame(look) : resolve(performance.now() - start);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    look();
  })`);
  console.log(`${(text.length / 1024).toFixed(0)} KiB, from the drop to the verdict: ${time.toFixed(0)} ms`);
  await page.context().close();
}

/** Keystrokes in the middle of a statement: to the verdict on the screen, and what blocks meanwhile. */
async function type(bytes: number): Promise<void> {
  const { page } = await openPage(browser, url);
  const text = await statement(bytes);
  await page.setInputFiles('input[type=file]', { name: 'a.json', mimeType: '', buffer: Buffer.from(text) });
  await page.waitForSelector('.text .cm-content');
  await page.waitForTimeout(1500);
  const { verdicts, blocked, keys } = await page.evaluate<{
    verdicts: number[];
    blocked: number[];
    keys: number[];
  }>(`(async () => {
    const blocked = [];
    new PerformanceObserver((list) => { for (const each of list.getEntries()) blocked.push(each.duration); }).observe({ type: 'longtask' });
    const { view } = document.querySelector('.text .editor').shadowRoot.querySelector('.cm-content').cmTile;
    const at = view.state.doc.toString().indexOf('"Patient"') + 1;
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    view.focus();
    const badge = () => document.querySelector('.toolbar .badges').textContent;
    const verdicts = [];
    const keys = [];
    for (let turn = 0; turn < 40; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const before = badge();
      const start = performance.now();
      if (turn % 2 === 0) document.execCommand('insertText', false, 'X');
      else document.execCommand('delete');
      keys.push(performance.now() - start);
      while (badge() === before && performance.now() - start < 5000) await new Promise((resolve) => requestAnimationFrame(resolve));
      verdicts.push(performance.now() - start);
    }
    return { verdicts, blocked, keys };
  })()`);
  const told = (times: readonly number[]): string => {
    const sorted = [...times].sort((a, b) => a - b);
    return `median ${(sorted[sorted.length >> 1] ?? 0).toFixed(0)} ms, most ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
  };
  const size = `${(text.length / 1024).toFixed(0)} KiB`;
  console.log(`${size}, from a keystroke to the verdict on the screen: ${told(verdicts)}`);
  console.log(
    `${size}, a keystroke itself: ${told(keys)}; tasks over 50 ms: ${blocked.length.toString()} (${told(blocked)})`,
  );
  await page.context().close();
}

await firstLoad();
for (const bytes of [100_000, 1_000_000, 5_000_000]) await drop(bytes);
for (const bytes of [100_000, 1_000_000, 5_000_000]) await type(bytes);
await browser.close();
server.close();
