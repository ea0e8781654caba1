import type { FormFault } from './form-fault.js';
import { isSpaceCode, type XhtmlScan } from './xhtml-scan.js';
import * as words from './xhtml-words.js';

/** Skips what may stand around the root: white space, comments, instructions. */
export function skipAround(scan: XhtmlScan): FormFault | undefined {
  const { text } = scan;
  for (;;) {
    const code = text.charCodeAt(scan.at);
    if (isSpaceCode(code) || code === 0xfeff) scan.at += 1;
    else if (text.startsWith('<!', scan.at) || text.startsWith('<?', scan.at)) {
      const fault = markupFault(scan);
      if (fault !== undefined) return fault;
    } else return undefined;
  }
}

/** Skips a comment, an instruction or a CDATA section. */
export function markupFault(scan: XhtmlScan): FormFault | undefined {
  const { text, at } = scan;
  if (text.startsWith('<!--', at)) return skipTo(scan, '-->', 4, 'comment');
  if (text.startsWith('<?', at)) return skipTo(scan, '?>', 2, 'instruction');
  if (text.startsWith('<!DOCTYPE', at)) return words.docType(at);
  if (!text.startsWith(cdata, at) || scan.open.length === 0) return words.noName(at);
  const fault = skipTo(scan, ']]>', cdata.length, 'CDATA section');
  for (let each = at + cdata.length; each < scan.at - 3 && !scan.hasContent; each++)
    scan.hasContent = text.charCodeAt(each) > 0x20;
  return fault;
}

const cdata = '<![CDATA[';

function skipTo(scan: XhtmlScan, end: string, begun: number, kind: string): FormFault | undefined {
  const found = scan.text.indexOf(end, scan.at + begun);
  if (found < 0) return words.unclosedMarkup(kind, scan.at);
  scan.at = found + end.length;
  return undefined;
}
