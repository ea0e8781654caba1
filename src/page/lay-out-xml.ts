import { defaultLimits } from '../input/limits.js';
import { readXmlDocument } from '../input/xml/xml-source.js';

/** XML with a line for each element, and nothing changed but space; undefined for a text that is no XML. */
export function layOutXml(text: string): string | undefined {
  if ('fatal' in readXmlDocument(text, defaultLimits)) return undefined;
  const pieces: string[] = [];
  let depth = 0;
  /** Elements that are open in a narrative, whose space is its own. */
  let inNarrative = 0;
  let isOpenedLast = false;
  const begin = (piece: string): void => {
    pieces.push(pieces.length === 0 ? '' : `\n${'  '.repeat(depth)}`, piece);
  };
  for (const [piece] of text.matchAll(markup)) {
    const isEnd = piece.startsWith('</');
    const isStart = /^<[^!?/]/.test(piece) && !piece.endsWith('/>');
    if (inNarrative > 0) {
      pieces.push(piece);
      inNarrative += isStart ? 1 : isEnd ? -1 : 0;
    } else if (isEnd) {
      depth -= 1;
      if (isOpenedLast) pieces.push(piece);
      else begin(piece);
    } else if (isStart && narrative.test(piece)) {
      begin(piece);
      inNarrative = 1;
    } else if (/[^ \t\r\n]/.test(piece)) {
      begin(piece.trim());
      if (isStart) depth += 1;
      isOpenedLast = isStart;
      continue;
    } else continue;
    isOpenedLast = false;
  }
  return `${pieces.join('')}\n`;
}

const markup = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
const narrative = /^<(?:[^\s:/>]+:)?div[\s>]/;
