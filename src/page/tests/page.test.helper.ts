import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { pageHeaders, pageHtml } from '../page-file.js';
import type { PageSettings } from '../policy.js';

const folder = new URL('../../bundle/page/', import.meta.url);
const root = new URL('../../../', import.meta.url);
export const path = (name: string): string => fileURLToPath(new URL(name, root));
export const screenshots: string = path('dist/page-screenshots/');

/** Debian's Chromium, which may not ask anybody for anything. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Serves the page as the server does, with its headers. */
export async function servePage(
  settings: PageSettings = { hosts: [] },
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://page.test').pathname.slice(1) || 'index.html';
    readFile(new URL(name, folder)).then(
      (bytes) => {
        response.writeHead(200, pageHeaders(name, settings));
        response.end(name === 'index.html' ? pageHtml(bytes.toString(), settings) : bytes);
      },
      () => {
        response.writeHead(404);
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/` };
}

export interface OpenPage {
  readonly page: Page;
  /** Everything that should not be: errors on the console, violations of the policy, requests to others. */
  readonly complaints: string[];
}

export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  loaded: (name: string) => void = () => undefined,
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, protocol, pathname } = new URL(request.url());
    loaded(pathname.slice(1) || 'index.html');
    const isOwn = origin === new URL(url).origin || protocol === 'blob:' || protocol === 'data:';
    if (!isOwn) complaints.push(`request: ${request.url()}`);
  });
  const response = await page.goto(url);
  if (response?.ok() !== true) throw new Error(`status ${String(response?.status())}`);
  await page.waitForSelector('#page header').catch((error: unknown) => {
    throw new Error(`The page has not come up. ${complaints.join('; ')}`, { cause: error });
  });
  return { page, complaints };
}

export interface TestFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Lets go of files over the page. */
export async function dropFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const list = files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') }));
  const transfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const { name, content } of ${JSON.stringify(list)}) {
      transfer.items.add(new File([Uint8Array.from(atob(content), (char) => char.charCodeAt(0))], name));
    }
    return transfer;
  })()`);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

/** Chooses files by the button. Paths for what is large. */
export async function chooseFiles(page: Page, files: readonly TestFile[] | string): Promise<void> {
  await page.setInputFiles(
    'input[aria-label="Files to validate"]',
    typeof files === 'string'
      ? files
      : files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
  );
}

/** Waits until an expression is true in the page, whose policy forbids that it looks itself. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 750; tries++) {
    if ((await page.evaluate(expression)) === true) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`Never true: ${expression}`);
}

/** Keys of the issues listed, in their order. */
export const keysShown = (page: Page): Promise<string[]> => page.locator('.group h2 code').allTextContents();

/** The text in an editor, all of it. */
export const editorText = (page: Page, place = '.text'): Promise<string> =>
  page
    .locator(`${place} .cm-content`)
    .evaluate((element: unknown) => (element as EditorElement).cmTile.view.state.doc.toString());

/** Puts another text in place of a part of the text in an editor, as somebody who types would. */
export async function replaceInEditor(page: Page, from: string, to: string, place = '.text'): Promise<void> {
  await page.locator(`${place} .cm-content`).evaluate((element: unknown, part) => {
    const { view } = (element as EditorElement).cmTile;
    const anchor = view.state.doc.toString().indexOf(part);
    view.dispatch({ selection: { anchor, head: anchor + part.length } });
    view.focus();
  }, from);
  await page.keyboard.insertText(to);
}

/** How CodeMirror's element leads to its editor. */
interface EditorElement {
  readonly cmTile: {
    readonly view: {
      readonly state: { readonly doc: { toString(): string } };
      dispatch(change: { readonly selection: { readonly anchor: number; readonly head: number } }): void;
      focus(): void;
    };
  };
}

export const testCase = (name: string): Promise<string> =>
  readFile(new URL(`test-cases/${name}`, root), 'utf8');
