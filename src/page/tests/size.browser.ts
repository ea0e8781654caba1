import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { openPage, path, servePage, startBrowser } from './page.test.helper.js';

/** Bytes that may come over the wire before somebody drops something, packed as any web server does it. */
const most = 250_000;

test('the upload tab is there with little', async () => {
  const browser = await startBrowser();
  const { server, url } = await servePage();
  const names = new Set<string>();
  const { page } = await openPage(browser, url, {}, (name) => names.add(name));
  await page.waitForLoadState('networkidle');
  const files = [...names].map((name) => readFile(path(`dist/bundle/page/${name}`)));
  const bytes = (await Promise.all(files)).reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(names).toContain('engine.js');
  expect(bytes).toBeLessThan(most);
  await browser.close();
  server.close();
});
