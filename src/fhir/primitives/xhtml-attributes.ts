import type { FormFault } from './form-fault.js';
import { entityEnd } from './xhtml-entity.js';
import type { XhtmlElement } from './xhtml-names.js';
import { skipName, skipSpace, type XhtmlScan } from './xhtml-scan.js';
import * as words from './xhtml-words.js';

const namespace = 'http://www.w3.org/1999/xhtml';

/** Reads the attributes of a start tag, from the end of its name to its `>` or `/>`, where it leaves the scan. */
export function attributesFault(
  scan: XhtmlScan,
  element: XhtmlElement,
  tagAt: number,
): FormFault | undefined {
  const { text } = scan;
  const isRoot = scan.open.length === 0;
  let seen: string[] | undefined;
  let hasNamespace = false;
  for (;;) {
    const start = skipSpace(text, scan.at);
    if (start >= text.length) return words.unclosedTag(element.name, tagAt);
    const code = text.charCodeAt(start);
    if (code === greater || code === slash) {
      scan.at = start;
      return isRoot && !hasNamespace ? words.wrongNamespace(element.name, tagAt) : undefined;
    }
    const end = skipName(text, start);
    if (end === start || start === scan.at) return words.badAttribute(element.name, start);
    const name = text.slice(start, end);
    const equals = skipSpace(text, end);
    const quote = text.charCodeAt(equals) === equalsSign ? skipSpace(text, equals + 1) : text.length;
    const mark = quote < text.length ? text.charCodeAt(quote) : 0;
    if (mark !== 0x22 && mark !== 0x27) return words.unquotedAttribute(name, element.name, start);
    const fault = valueFault(scan, quote, mark, name, element, tagAt);
    if (fault !== undefined) return fault;
    if (name === 'xmlns') {
      if (!isNamespace(text, quote + 1, scan.at - 1)) return words.wrongNamespace(element.name, tagAt);
      if (hasNamespace) return words.repeatedAttribute(name, element.name, start);
      hasNamespace = true;
    } else if (element.attributes.has(name)) {
      if (seen === undefined) seen = [name];
      else if (seen.includes(name)) return words.repeatedAttribute(name, element.name, start);
      else seen.push(name);
    } else if (!name.startsWith('xmlns:') && name !== 'xml:space') {
      return words.illegalAttribute(name, element.name, start);
    }
  }
}

const greater = 0x3e;
const slash = 0x2f;
const equalsSign = 0x3d;

const isNamespace = (text: string, start: number, end: number): boolean =>
  end - start === namespace.length && text.startsWith(namespace, start);

/** Reads from the opening quote to after the closing one. */
function valueFault(
  scan: XhtmlScan,
  quote: number,
  mark: number,
  name: string,
  element: XhtmlElement,
  tagAt: number,
): FormFault | undefined {
  const { text } = scan;
  let at = quote + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === mark) {
      scan.at = at + 1;
      return undefined;
    }
    if (code === 0x3c) return words.tagInAttribute(name, element.name, at);
    if (code === 0x26) {
      const end = entityEnd(text, at);
      if (typeof end !== 'number') return end;
      at = end;
    } else at += 1;
  }
  return words.unclosedTag(element.name, tagAt);
}
