import type { XhtmlElement } from './xhtml-names.js';

/** How far a narrative is read, and what has been met. */
export interface XhtmlScan {
  readonly text: string;
  at: number;
  /** The elements that are open, from the outermost. */
  readonly open: XhtmlElement[];
  /** How many of them are paragraphs. */
  paragraphs: number;
  /** Whether there was text that is not white space, or an image. */
  hasContent: boolean;
  /** Where the next `&` stands from some place before on. */
  ampersand: number;
}

/** Letters, digits, `-`, `.`, `_`, `:`, and all beyond ASCII. */
export const isNameCode = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x2d && code <= 0x3a && code !== 0x2f) ||
  code === 0x5f ||
  code >= 0x80;

export const isSpaceCode = (code: number): boolean =>
  code === 0x20 || code === 0xa || code === 0xd || code === 0x9;

export function skipName(text: string, start: number): number {
  let at = start;
  while (at < text.length && isNameCode(text.charCodeAt(at))) at += 1;
  return at;
}

export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && isSpaceCode(text.charCodeAt(at))) at += 1;
  return at;
}
