import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { openPage, servePage, startBrowser, type OpenPage } from './page.test.helper.js';

/** What the tests of a file have; there once the first of them runs. */
export interface BrowserForTests {
  readonly browser: Browser;
  /** Of the page that ships, served on loopback. */
  readonly url: string;
}

/** One browser for the tests of a file. */
export function browserForTests(): BrowserForTests {
  const has = {} as { browser: Browser; url: string; server: Server };
  beforeAll(async () => {
    has.browser = await startBrowser();
    Object.assign(has, await servePage());
  });
  afterAll(async () => {
    await has.browser.close();
    has.server.close();
  });
  return has;
}

/** A page of its own for each test of a file, which may complain of nothing. */
export function pageForEachTest(options?: Parameters<typeof openPage>[2]): BrowserForTests & OpenPage {
  const has = browserForTests() as BrowserForTests & OpenPage;
  beforeEach(async () => {
    Object.assign(has, await openPage(has.browser, has.url, options));
  });
  afterEach(async () => {
    await has.page.context().close();
    expect(has.complaints).toEqual([]);
  });
  return has;
}
