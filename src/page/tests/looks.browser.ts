import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { browserForTests } from './fresh-page.test.helper.js';
import { chooseFiles, openPage, screenshots, testCase } from './page.test.helper.js';

const has = browserForTests();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const faulty = 'capabilitystatement-websocket/server-with-faults.json';

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  start: async (page) => {
    await page.waitForSelector('#start-title');
  },
  refused: async (page) => {
    await page.fill('#server', 'https://server.example/fhir');
    await page.click('text=Fetch its statement');
    await page.waitForSelector('.problem');
  },
  issues: async (page) => {
    await chooseFiles(page, [{ name: 'willowbrook.json', content: await testCase(faulty) }]);
    await page.waitForSelector('.issue');
    await page.waitForSelector('.text .cm-content');
    await page.click('.issue-text >> nth=1');
    await page.click('summary:has-text("The WebSocket endpoint is a valueUri")');
    await page.click('details[open] >> text=Show examples');
    await page.waitForSelector('.examples pre');
  },
  picture: async (page) => {
    await chooseFiles(page, [{ name: 'willowbrook.json', content: await testCase(faulty) }]);
    await page.click('.sides >> text=Picture');
    await page.waitForSelector('.picture table');
    await page.waitForSelector('.text .cm-content');
  },
  files: async (page) => {
    const good = await testCase('capabilitystatement/clean-server.json');
    const files = Array.from({ length: 12 }, (_, index) => ({
      name: `server-${index.toString()}.json`,
      content: good,
    }));
    const others = [
      { name: 'willowbrook.json', content: await testCase(faulty) },
      { name: 'photo-of-a-server.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
    ];
    await chooseFiles(page, [...files, ...others]);
    await page.click('.files >> text=photo-of-a-server.png');
    await page.waitForSelector('.notice');
  },
  'all-ok': async (page) => {
    await chooseFiles(page, [
      { name: 'good.json', content: await testCase('capabilitystatement/clean-server.json') },
    ]);
    await page.waitForSelector('.toolbar .badges');
    await page.waitForSelector('.text .cm-content');
  },
  playground: async (page) => {
    await page.click('#tab-rules');
    await page.waitForSelector('.pack-verdict');
    await page.waitForSelector('.pack-editor .cm-content');
  },
};

const sizes = { desk: { width: 1360, height: 860 }, phone: { width: 390, height: 844 } } as const;

describe.each(Object.keys(states))('%s', (state) => {
  test.each([
    { colorScheme: 'light', size: 'desk' },
    { colorScheme: 'dark', size: 'desk' },
    { colorScheme: 'light', size: 'phone' },
    { colorScheme: 'dark', size: 'phone' },
  ] as const)('$colorScheme on a $size: nothing keeps anybody out', async ({ colorScheme, size }) => {
    const { page, complaints } = await openPage(has.browser, has.url, { colorScheme, viewport: sizes[size] });
    await states[state]?.(page);
    await page.screenshot({
      path: `${screenshots}${state}-${colorScheme}-${size}.png`,
      fullPage: size === 'phone',
    });
    await page.evaluate(`${axe}; undefined`);
    const found = await page.evaluate<AxeResult>('axe.run({ resultTypes: ["violations"] })');
    const told = found.violations.map(
      ({ id, impact, nodes }) => `${impact ?? ''} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(told).toEqual([]);
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(isTooWide).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact?: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

test('on paper, the issues', async () => {
  const { page } = await openPage(has.browser, has.url);
  await states.issues?.(page);
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: `${screenshots}print.png`, fullPage: true });
  expect(await page.isVisible('.issue')).toBe(true);
  expect(await page.isVisible('.text')).toBe(false);
  await page.context().close();
});
