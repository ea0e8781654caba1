import type { FormFault } from './form-fault.js';
import { attributesFault } from './xhtml-attributes.js';
import { entityEnd, isBlankEntity } from './xhtml-entity.js';
import { markupFault, skipAround } from './xhtml-markup.js';
import { elementAt, hasAt } from './xhtml-names.js';
import { skipName, skipSpace, type XhtmlScan } from './xhtml-scan.js';
import * as words from './xhtml-words.js';

/**
 * http://hl7.org/fhir/R4/narrative.html: one well-formed `<div>` of XHTML, with the elements and attributes that FHIR
 * allows (txt-1) and some content (txt-2). One pass, which ends at the first fault.
 */
export function xhtmlFault(text: string): FormFault | undefined {
  const scan: XhtmlScan = { text, at: 0, open: [], paragraphs: 0, hasContent: false, ampersand: -1 };
  const before = skipAround(scan);
  if (before !== undefined) return before;
  if (text.charCodeAt(scan.at) !== less) return words.noBeginning();
  do {
    const fault = tagFault(scan) ?? (scan.open.length > 0 ? textFault(scan) : undefined);
    if (fault !== undefined) return fault;
  } while (scan.open.length > 0);
  const after = skipAround(scan);
  if (after !== undefined) return after;
  if (scan.at < text.length) return words.strayEnd(scan.at);
  return scan.hasContent ? undefined : words.noContent();
}

const less = 0x3c;
const greater = 0x3e;
const slash = 0x2f;

function tagFault(scan: XhtmlScan): FormFault | undefined {
  const next = scan.text.charCodeAt(scan.at + 1);
  if (next === slash) return endTagFault(scan);
  return next === 0x21 || next === 0x3f ? markupFault(scan) : startTagFault(scan);
}

function startTagFault(scan: XhtmlScan): FormFault | undefined {
  const { text, open, at: tagAt } = scan;
  const end = skipName(text, tagAt + 1);
  if (end === tagAt + 1) return words.noName(tagAt);
  const element = elementAt(text, tagAt + 1, end);
  if (open.length === 0 && element?.name !== 'div') return words.wrongRoot(text.slice(tagAt + 1, end), tagAt);
  if (element === undefined) return words.illegalElement(text.slice(tagAt + 1, end), tagAt);
  if (element.isBlock && scan.paragraphs > 0) return words.blockInParagraph(element.name, tagAt);
  scan.at = end;
  if (open.length === 0 || text.charCodeAt(end) !== greater) {
    const fault = attributesFault(scan, element, tagAt);
    if (fault !== undefined) return fault;
  }
  if (element.name === 'img') scan.hasContent = true;
  if (text.charCodeAt(scan.at) === greater) {
    open.push(element);
    if (element.name === 'p') scan.paragraphs += 1;
  } else {
    scan.at += 1;
    if (text.charCodeAt(scan.at) !== greater) return words.unclosedTag(element.name, tagAt);
  }
  scan.at += 1;
  return undefined;
}

function endTagFault(scan: XhtmlScan): FormFault | undefined {
  const { text, open, at: tagAt } = scan;
  const element = open.pop();
  const start = tagAt + 2;
  if (element === undefined) return words.noBeginning();
  const end = hasAt(text, start, element.name) ? skipSpace(text, start + element.name.length) : start;
  if (end === start || text.charCodeAt(end) !== greater)
    return words.wrongEnd(text.slice(tagAt, skipName(text, start)), element.name, tagAt);
  if (element.name === 'p') scan.paragraphs -= 1;
  scan.at = end + 1;
  return undefined;
}

/** Reads text up to the next `<`. The text is white space in the sense of the HL7 validator: U+00A0 is content. */
function textFault(scan: XhtmlScan): FormFault | undefined {
  const { text } = scan;
  const end = text.indexOf('<', scan.at);
  if (scan.ampersand < scan.at) scan.ampersand = nextAmpersand(text, scan.at);
  if (end >= 0 && scan.hasContent && end < scan.ampersand) {
    scan.at = end;
    return undefined;
  }
  const last = end < 0 ? text.length : end;
  for (let at = scan.at; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    if (code === 0x26) {
      const after = entityEnd(text, at);
      if (typeof after !== 'number') return after;
      scan.hasContent ||= !isBlankEntity(text, at);
      at = after - 1;
    } else scan.hasContent = true;
  }
  scan.at = last;
  return end < 0 ? words.unclosedElement(scan.open.at(-1)?.name ?? 'div') : undefined;
}

/** Most texts have none: then nobody looks for one again. */
function nextAmpersand(text: string, start: number): number {
  const at = text.indexOf('&', start);
  return at < 0 ? Infinity : at;
}
