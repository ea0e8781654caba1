import { closingQuote } from './json-string.js';

/**
 * Where JSON text that opens far more brackets than it closes exceeds the limit; undefined where it does not.
 * `JSON.parse` takes millions of levels, but seconds for them, so such text is refused before it is parsed. A sample of the text decides whether to count at all: where
 * no part of it is dense with brackets, no parse is slow, and the walk of the parsed value finds what is too deep.
 */
export function findTooDeep(text: string, maxDepth: number): number | undefined {
  return text.length > smallText && hasDensePart(text) ? offsetBelow(text, maxDepth) : undefined;
}

/** Text this short is parsed in no time, whatever it holds. */
const smallText = 128 * 1024;
const sampleStep = 32 * 1024;
const sampleLength = 1024;
/** Net brackets in a sample that ordinary documents do not have. */
const dense = 20;

function hasDensePart(text: string): boolean {
  for (let start = 0; start < text.length; start += sampleStep) {
    let net = 0;
    const end = Math.min(text.length, start + sampleLength);
    for (let offset = start; offset < end; offset++) net += bracketOf(text.charCodeAt(offset));
    if (net > dense) return true;
  }
  return false;
}

/** 1 for { and [, -1 for } and ], else 0. */
function bracketOf(code: number): number {
  if (code === 0x7b || code === 0x5b) return 1;
  return code === 0x7d || code === 0x5d ? -1 : 0;
}

/** The offset of the bracket that opens one level too many. */
function offsetBelow(text: string, limit: number): number | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) offset = closingQuote(text, offset);
    else {
      depth += bracketOf(code);
      if (depth > limit) return offset;
    }
  }
  return undefined;
}
