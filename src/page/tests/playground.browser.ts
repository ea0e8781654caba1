import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { pageForEachTest } from './fresh-page.test.helper.js';
import { editorText, openPage, replaceInEditor, until } from './page.test.helper.js';

const has = pageForEachTest({ permissions: ['clipboard-read', 'clipboard-write'] });
let page: Page;
beforeEach(async () => {
  ({ page } = has);
  await page.click('#tab-rules');
  await page.waitForSelector('.pack-verdict');
});

const replaceInPack = (from: string, to: string): Promise<void> =>
  replaceInEditor(page, from, to, '.pack-editor');
const isLookedAt = (word: string): Promise<void> =>
  until(
    page,
    `document.querySelector('.pack-verdict')?.textContent.includes(${JSON.stringify(word)}) === true`,
  );

test('a pack is proved and tried while one writes it', async () => {
  await isLookedAt('3 examples proved');
  await isLookedAt('Observation can be searched');
  await replaceInPack('searchParam.exists()', 'searchParm.exists()');
  await isLookedAt('unknown-element');
  await page.waitForSelector('.pack-editor .cm-lintRange-error');
  await replaceInPack('searchParm.exists()', 'documentation.exists()');
  await isLookedAt('not proved');
  await page.click('.failed-example');
  expect(await page.evaluate('document.activeElement.className')).toContain('pack-editor');
});

test('it proposes elements of what is judged', async () => {
  await replaceInPack('searchParam.exists()', 'searchP');
  await page.waitForSelector('.pack-editor .cm-tooltip-autocomplete');
  // A list that has just come takes no key yet.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  expect(await editorText(page, '.pack-editor')).toContain('expression: searchParam\n');
});

test('one can start from a pack that ships', async () => {
  await page.click('summary:has-text("Start from")');
  await page.click('.menu-items >> text=The WebSocket extension');
  await isLookedAt('ws-context');
  await isLookedAt('examples proved');
  expect(await page.textContent('.pack-verdict .badges')).not.toContain('defect');
});

test('a link holds pack and statement, and the server sees neither', async () => {
  await replaceInPack('our-servers', 'their-servers');
  await page.click('.toolbar >> text=Share');
  const link = await page.inputValue('.link');
  expect(link.startsWith(`${has.url}#share=`)).toBe(true);
  const other = await openPage(has.browser, link);
  await other.page.waitForSelector('.pack-verdict');
  await until(other.page, `document.querySelector('.said').textContent.startsWith('Opened from a link')`);
  expect(await editorText(other.page, '.pack-editor')).toBe(await editorText(page, '.pack-editor'));
  expect(await editorText(other.page, '.statement-editor')).toBe(await editorText(page, '.statement-editor'));
  expect(await other.page.evaluate('location.hash')).toBe('');
  expect(await other.page.evaluate('localStorage.getItem("rulepack")')).toBeNull();
  expect(other.complaints).toEqual([]);
  await other.page.context().close();
});

test('a link that is damaged is told', async () => {
  await page.evaluate(`location.hash = '#share=abc<script>'`);
  await until(page, `document.querySelector('.said').textContent.includes('cannot be read')`);
});

test('a pack that does not come to an end is stopped', async () => {
  const bomb = '(1 | 2 | 3).repeat($this + 1).count() > 0';
  await replaceInPack('searchParam.exists()', bomb);
  await until(
    page,
    `document.querySelector('.said').textContent.includes('stopped') || document.querySelector('.pack-verdict')?.textContent.includes('not proved') || document.querySelector('.pack-verdict')?.textContent.includes('defect') === true`,
  );
  await replaceInPack(bomb, 'searchParam.exists()');
  await isLookedAt('3 examples proved');
});

test('what one wrote is there after a reload, and can be downloaded', async () => {
  await replaceInPack('our-servers', 'my-servers');
  await until(page, 'localStorage.getItem("rulepack")?.includes("my-servers") === true');
  await page.reload();
  await page.click('#tab-rules');
  await page.waitForSelector('.pack-verdict');
  const text = await editorText(page, '.pack-editor');
  expect(text).toContain('pack: my-servers');
  const waiting = page.waitForEvent('download');
  await page.click('.toolbar >> text=Download');
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('my-servers.yaml');
  expect(await readFile(await file.path(), 'utf8')).toBe(text);
});
