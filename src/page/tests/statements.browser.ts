import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { createValidator } from '../../engine/validator.js';
import { outcomeText } from '../../report/collection.js';
import { pageForEachTest } from './fresh-page.test.helper.js';
import {
  chooseFiles,
  dropFiles,
  editorText,
  keysShown,
  path,
  replaceInEditor,
  testCase,
  until,
} from './page.test.helper.js';

const has = pageForEachTest();
let page: Page;
beforeEach(() => {
  ({ page } = has);
});

const faulty = 'capabilitystatement-websocket/server-with-faults.json';
const faults = ['ws-type', 'shape-unknown-property', 'ws-context'];

async function downloaded(name: string): Promise<{ name: string; text: string }> {
  await page.click('summary:has-text("Download")');
  const waiting = page.waitForEvent('download');
  await page.click(`.menu-items button:has-text("${name}")`);
  const file: Download = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a file is dropped, and its issues stand beside it', async () => {
  await dropFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  await page.waitForSelector('.issue');
  expect((await keysShown(page)).slice(0, 3)).toEqual(faults);
  expect(await page.textContent('.toolbar h1')).toBe('faulty.json');
  expect(await page.textContent('.toolbar .badge.error')).toBe('3 errors');
  await until(page, 'document.getElementById("announcer").textContent.includes("3 errors")');
});

test('an issue leads to its line, and Escape back to it', async () => {
  await chooseFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  const issue = page.locator('.issue-text', { hasText: 'documantation' });
  await issue.click();
  const line = page.locator('.text .cm-activeLineGutter.cm-gutterElement', { hasText: '32' });
  await line.waitFor();
  expect(await page.locator('.text .active-error').first().textContent()).toContain('documantation');
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('documantation');
});

test('the verdict follows what is typed', async () => {
  await chooseFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  await replaceInEditor(page, 'documantation', 'documentation');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "2 errors"');
  expect(await keysShown(page)).not.toContain('shape-unknown-property');
});

test('a fix is made by its button, and can be undone', async () => {
  const text = await testCase(faulty);
  await chooseFiles(page, [{ name: 'faulty.json', content: text }]);
  await page.click('button.fix:has-text("valueUri")');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "2 errors"');
  expect(await editorText(page)).toBe(text.replace('valueUrl', 'valueUri'));
  const statement = await downloaded('The statement');
  expect(statement).toEqual({ name: 'faulty.json', text: text.replace('valueUrl', 'valueUri') });
  await page.focus('.text .cm-content');
  await page.keyboard.press('Control+z');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "3 errors"');
});

test('all safe fixes are made at once', async () => {
  const text =
    '{"resourceType":"CapabilityStatement","status":"Active","date":"2026-01-01 08:00:00Z","kind":"requirements","fhirVersion":"4.0.1","format":"json","description":"a","rest":[{"mode":"server"}]}';
  await chooseFiles(page, [{ name: 'a.json', content: text }]);
  await page.click('button.main:has-text("(3)")');
  await until(page, 'document.querySelector(".toolbar .badge.error") === null');
  expect(JSON.parse(await editorText(page))).toMatchObject({
    status: 'active',
    date: '2026-01-01T08:00:00Z',
    format: ['json'],
  });
  expect(await page.textContent('.toolbar .said')).toContain('3 fixes made');
});

test('a rule shows its sentence, its expression and its examples', async () => {
  await chooseFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  await page.click('summary:has-text("The WebSocket endpoint is a valueUri")');
  expect(await page.textContent('details[open] .expressions')).toContain("value.type().name = 'uri'");
  await page.click('details[open] >> text=Show examples');
  await page.waitForSelector('.examples pre');
  expect(await page.textContent('.examples')).toContain('valueUri');
});

test('the list can be filtered', async () => {
  await chooseFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  await page.fill('[aria-label="Filter the issues"]', 'security');
  await until(page, 'document.querySelectorAll(".group").length < 3');
  expect(await keysShown(page)).toContain('ws-context');
  await page.fill('[aria-label="Filter the issues"]', '');
  await page.click('.toggle.error');
  expect(await keysShown(page)).not.toContain('ws-type');
});

test('the picture leads to what it shows', async () => {
  await chooseFiles(page, [{ name: 'faulty.json', content: await testCase(faulty) }]);
  await page.click('.sides >> text=Picture');
  await page.waitForSelector('.picture tbody tr th button');
  expect(await page.locator('.picture tbody tr th button').allTextContents()).toEqual([
    'Patient',
    'Subscription',
    'Observation',
  ]);
  await page.click('.picture th button >> text=Subscription');
  await page.waitForSelector(
    '.text .cm-activeLine:has-text("Subscription"), .text .cm-activeLine:has-text("{")',
  );
});

test.each([
  { title: 'R4', text: '' },
  { title: 'what is no JSON', text: '{"resourceType":' },
  {
    title: 'STU3',
    text: '{"resourceType":"CapabilityStatement","fhirVersion":"3.0.2","acceptUnknown":"no","odd":1}',
  },
  { title: 'R5', text: '{"resourceType":"CapabilityStatement","fhirVersion":"5.0.0","odd":[]}' },
])('an outcome has the same bytes as those of the command and of the library: $title', async ({ text }) => {
  const content = text === '' ? await testCase(faulty) : text;
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  await writeFile(join(folder, 'statement.json'), content);
  await chooseFiles(page, [{ name: 'statement.json', content }]);
  await page.waitForSelector('.issue');
  const outcome = await downloaded('OperationOutcome');
  expect(outcome.name).toBe('outcome.json');
  expect(outcome.text).toBe(await commandOutput(folder, '--format', 'fhir', 'statement.json'));
  const { resourceType, issue } = JSON.parse(outcome.text) as fhir4.OperationOutcome;
  expect(outcomeText({ resourceType, issue })).toBe(outcomeText(createValidator().validate(content)));
  await rm(folder, { recursive: true });
});

test.each([
  { button: 'SARIF', format: 'sarif', name: 'rulepack.sarif' },
  { button: 'HTML report', format: 'html', name: 'report.html' },
  { button: 'OperationOutcome', format: 'fhir', name: 'outcome.json' },
])('a report of several files is the one of the command: $format', async ({ button, format, name }) => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const files = await Promise.all(
    [faulty, 'capabilitystatement-websocket/value-url.json'].map(async (each, index) => ({
      name: `${index.toString()}.json`,
      content: await testCase(each),
    })),
  );
  const lines = {
    name: '2.ndjson',
    content: files.map(({ content }) => JSON.stringify(JSON.parse(content))).join('\n'),
  };
  for (const each of [...files, lines]) await writeFile(join(folder, each.name), each.content);
  await chooseFiles(page, [...files, lines]);
  await page.waitForSelector('.issue');
  await page.waitForSelector('.progress', { state: 'detached' });
  const report = await downloaded(button);
  expect(report).toEqual({
    name,
    text: await commandOutput(folder, '--format', format, '0.json', '1.json', '2.ndjson'),
  });
  await rm(folder, { recursive: true });
});

function commandOutput(folder: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path('dist/bundle/rulepack.js'), 'validate', ...args],
      { cwd: folder },
      (_, output) => {
        resolve(output);
      },
    );
  });
}

test('work is there after a reload, until it is forgotten', async () => {
  await chooseFiles(page, [
    { name: 'a.json', content: await testCase(faulty) },
    { name: 'b.json', content: '{"resourceType":"CapabilityStatement"}' },
  ]);
  await page.waitForSelector('.issue');
  await until(page, 'localStorage.getItem("rulepack")?.includes("b.json") === true');
  await page.reload();
  await page.waitForSelector('.issue');
  await page.waitForSelector('.files .label');
  expect(await page.locator('.files .label').allTextContents()).toEqual(['a.json', 'b.json']);
  await page.click('text=Forget my work');
  await page.waitForSelector('#start-title');
  expect(await page.evaluate('localStorage.length')).toBe(0);
  await page.reload();
  await page.waitForSelector('#start-title');
});

test('by keyboard alone: choose, go to an issue, mend it, come back', async () => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.id')).toBe('tab-statements');
  for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Show me an example');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.issue');
  await page.focus('.text .cm-content');
  await page.keyboard.press('F8');
  await page.waitForSelector('.issue-text[aria-current]');
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.activeElement.className')).toBe('issue-text');
  while ((await page.evaluate<string>('document.activeElement.className')) !== 'fix')
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(page, 'document.querySelector(".toolbar .badge.error")?.textContent === "2 errors"');
  await until(page, 'document.activeElement !== document.body');
});
