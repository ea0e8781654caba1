import type { CheckedIssue } from '../engine/check-result.js';
import { isEngineKey } from './key-sentences.js';
import { packOf } from './rule-id.js';
import { webAddress } from './web-address.js';

/**
 * Where the pages of rules are: `https://rules.example/{pack}/{key}.html`, in which `{pack}` and `{key}` stand for
 * those of the rule.
 */
export type DocsUrl = string;

/** What is wrong with it, in the middle of a sentence; undefined where nothing is. */
export function docsUrlFault(url: string): string | undefined {
  if (!url.includes('{key}')) return 'has no {key} in it, which stands for the key of a rule';
  return pageAt(url, 'a', 'b') === undefined ? 'is no http or https address' : undefined;
}

/** The page of a rule. */
export const pageAt = (url: DocsUrl, pack: string, key: string): string | undefined =>
  webAddress(url.replaceAll('{pack}', () => pack).replaceAll('{key}', () => pageName(key)));

/** The page of the rule behind an issue, or where its key is explained if it comes from no rule. */
export function docsPageOf(url: DocsUrl | undefined, checked: CheckedIssue): string | undefined {
  if (url === undefined) return undefined;
  if (checked.rule !== undefined) return pageAt(url, packOf(checked), checked.rule.key);
  // A page of a pack's rules does not hold them.
  const page =
    url.includes('{pack}') && isEngineKey(checked.key) ? pageAt(url, enginePack, enginePage) : undefined;
  return page === undefined || page.includes('#') ? page : `${page}#${checked.key}`;
}

/** What stands for pack and key of issues that come from no rule. No pack has this name in a documentation. */
export const enginePack = 'fhir-rulepack';
export const enginePage = 'issues';

/** What the page of a rule is called among those of its pack. Keys have no underscore: it is no other rule's name. */
export const pageName = (key: string): string => (taken.test(key) ? `${key}_` : key);

/** The pages of packs, and names that Windows has for devices. */
const taken = /^(?:index|readme|con|prn|aux|nul|com\d|lpt\d)$/;
