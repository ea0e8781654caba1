import type { Rule, RulePack } from '../../rules/rule-pack.js';
import { enginePage } from './engine-page.js';
import { fileName, type DocsFormat } from './file-name.js';
import { htmlPage } from './html.js';
import { htmlStyle } from './html-style.js';
import { indexPage } from './index-page.js';
import { markdownPage } from './markdown.js';
import { packPage } from './pack-page.js';
import type { Page } from './page.js';
import { rulePage } from './rule-page.js';

export interface DocsOptions {
  readonly format: DocsFormat;
  /** The address that opens a rule in the playground; undefined where there is none. */
  readonly playground?: (pack: RulePack, rule: Rule) => string | undefined;
}

/** Stands near the beginning of every file: who may be overwritten. */
export const docsMark = 'Written by rulepack docs; changes are lost.';

/** The documentation of packs: the names of files, with `/` between folders, and what stands in them. */
export function docsFiles(packs: readonly RulePack[], options: DocsOptions): Map<string, string> {
  const { format, playground } = options;
  const pages = [
    indexPage(packs),
    ...packs.flatMap((pack) => [
      packPage(pack, packs),
      ...pack.rules.map((rule) => rulePage(rule, pack, playground?.(pack, rule))),
    ]),
    enginePage(),
  ];
  const files = new Map(pages.map((page) => [fileName(page.path, format), textOf(page, format)]));
  if (format === 'html') files.set('style.css', `/* ${docsMark} */\n${htmlStyle}`);
  return files;
}

const textOf = (page: Page, format: DocsFormat): string =>
  format === 'html' ? htmlPage(page, docsMark) : markdownPage(page, docsMark);
