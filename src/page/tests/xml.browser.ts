import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { JsonObject } from '../../fhir/element.js';
import { modelOf } from '../../fhir/model/model.js';
import type { Release } from '../../fhir/release.js';
import { resourceXml } from '../../report/resource-xml.js';
import { pageForEachTest } from './fresh-page.test.helper.js';
import { chooseFiles, editorText, keysShown, replaceInEditor, testCase, until } from './page.test.helper.js';

const has = pageForEachTest();
let page: Page;
beforeEach(() => {
  ({ page } = has);
});

const faulty = 'capabilitystatement-websocket/server-with-faults.json';

const xmlOf = (json: string, release: Release = '4.0', isPretty = true): string =>
  resourceXml(JSON.parse(json) as JsonObject, modelOf(release), isPretty);

test.each<{ title: string; name: string; release: Release; change?: (xml: string) => string }>([
  { title: 'R4', name: faulty, release: '4.0' },
  { title: 'STU3', name: 'capabilitystatement/stu3-said-to-be-r4.json', release: '4.0' },
  { title: 'R5', name: 'capabilitystatement/r5-with-faults.json', release: '5.0' },
  {
    title: 'XML that is not plain',
    name: faulty,
    release: '4.0',
    change: (xml) => xml.replace('<status', '<?a b?><status'),
  },
])('twins have the same issues: $title', async ({ name, release, change = (xml) => xml }) => {
  const json = await testCase(name);
  const xml = change(xmlOf(json, release));
  // A name says nothing of what is in a file.
  await chooseFiles(page, [
    { name: 'a.json', content: json },
    { name: 'b.json', content: xml },
  ]);
  await until(page, 'document.querySelectorAll(".files li").length === 2');
  await page.waitForSelector('.issue');
  const keys = await keysShown(page);
  const tally = await page.textContent('.files li:nth-child(1) .tally');
  await page.click('.files >> text=b.json');
  await page.waitForSelector('.toolbar h1:text("b.json")');
  expect((await keysShown(page)).sort()).toEqual(keys.sort());
  expect(await page.textContent('.files li:nth-child(2) .tally')).toBe(tally);
});

/** Pastes into the page. */
async function paste(text: string): Promise<void> {
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  })()`);
  await page.waitForSelector('.issue');
  await page.waitForSelector('.text .cm-content');
}

test('pasted XML is judged: issues lead to their lines, and none is mended', async () => {
  const xml = xmlOf(await testCase(faulty));
  await paste(xml);
  expect(await page.locator('button.fix, button.main').count()).toBe(0);
  await page.click('.issue-text >> text=documantation');
  const line = xml.slice(0, xml.indexOf('<documantation')).split('\n').length;
  await page.locator('.text .cm-activeLineGutter.cm-gutterElement', { hasText: line.toString() }).waitFor();
  expect(await page.locator('.text .active-error').first().textContent()).toContain('<documantation');
});

test('the verdict follows what is typed', async () => {
  await paste(xmlOf(await testCase(faulty)));
  await replaceInEditor(page, '<status', '<<status');
  await until(page, 'document.querySelector(".toolbar .badge.fatal") !== null');
  expect(await keysShown(page)).toEqual(['shape-xml']);
  await replaceInEditor(page, '<<status', '<status');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "3 errors"');
});

test('the picture leads to the XML of what it shows', async () => {
  await paste(xmlOf(await testCase(faulty)));
  await page.click('.sides >> text=Picture');
  await page.click('.picture tbody tr th button:text("Subscription")');
  await page.locator('.text .cm-activeLine', { hasText: '<resource>' }).waitFor();
});

test('it is laid out, and downloaded as XML', async () => {
  const json = await testCase(faulty);
  await paste(xmlOf(json, '4.0', false));
  await page.click('text=Lay out');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "3 errors"');
  const laid = xmlOf(json);
  for (let tries = 0; tries < 100 && (await editorText(page)) !== laid; tries++)
    await page.waitForTimeout(40);
  expect(await editorText(page)).toBe(laid);
  await page.click('summary:has-text("Download")');
  const waiting = page.waitForEvent('download');
  await page.click('.menu-items button:has-text("The statement")');
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('statement.xml');
  expect(await readFile(await file.path(), 'utf8')).toBe(laid);
});
