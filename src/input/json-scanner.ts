import { endFault, keyFault, missingComma, valueFault, type JsonFault } from './json-fault.js';
import { closingQuote, stringEnd } from './json-string.js';

/**
 * Reads JSON text without building values: where each thing stands, and where the text stops being JSON
 * (RFC 8259). `JSON.parse` does the parsing; this runs only when an issue needs a place.
 */
export interface JsonVisitor {
  /** `end` is the offset after the last character. Scalars only; containers have `open` and `close`. */
  scalar(start: number, end: number): void;
  /** A property's name, quotes included. */
  key(start: number, end: number): void;
  /** Returning true passes over what is inside: `close` comes next. Only for text that is known to be JSON. */
  open(isArray: boolean, start: number): boolean;
  close(end: number): void;
  /** Asked before each token; true ends the reading. */
  isDone?(): boolean;
}

const numberToken = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![0-9a-zA-Z.+-])/y;
const wordToken = /(?:true|false|null)(?![0-9a-zA-Z_$])/y;

/** Visits every token in order. Returns where and why the text is not JSON, or nothing when it is. */
export function scanJson(text: string, visitor: JsonVisitor): JsonFault | undefined {
  /** True for an array, false for an object. */
  const stack: boolean[] = [];
  let offset = 0;
  let expects: 'value' | 'first' | 'key' | 'next' = 'value';

  const close = (): void => {
    stack.pop();
    offset += 1;
    visitor.close(offset);
    expects = 'next';
  };

  for (;;) {
    if (visitor.isDone?.() === true) return undefined;
    offset = skipSpace(text, offset);
    const code = text.charCodeAt(offset);
    const inArray = stack.at(-1);
    if (offset >= text.length) return endFault(offset, stack.length);
    if (expects === 'next') {
      if (inArray === undefined) return { offset, text: 'There is text after the end of the JSON.' };
      if (code === comma) {
        offset += 1;
        expects = inArray ? 'value' : 'key';
      } else if (code === (inArray ? closeBracket : closeBrace)) close();
      else return missingComma(text, offset, inArray);
      if (stack.length === 0 && skipSpace(text, offset) >= text.length) return undefined;
    } else if (inArray === false && expects !== 'value') {
      if (expects === 'first' && code === closeBrace) close();
      else {
        const end = stringEnd(text, offset);
        if (end < 0) return keyFault(text, offset);
        visitor.key(offset, end);
        offset = skipSpace(text, end);
        if (offset >= text.length) return endFault(offset, stack.length);
        if (text.charCodeAt(offset) !== colon)
          return { offset, text: 'A colon is missing after the property name.' };
        offset += 1;
        expects = 'value';
      }
    } else if (code === openBrace || code === openBracket) {
      stack.push(code === openBracket);
      if (visitor.open(code === openBracket, offset)) {
        offset = closingBracket(text, offset);
        close();
      } else {
        offset += 1;
        expects = 'first';
      }
    } else if (expects === 'first' && code === closeBracket) close();
    else {
      const end = code === quote ? stringEnd(text, offset) : wordEnd(text, offset);
      if (end < 0) return valueFault(text, offset);
      visitor.scalar(offset, end);
      offset = end;
      expects = 'next';
    }
    if (stack.length === 0 && skipSpace(text, offset) >= text.length) return undefined;
  }
}

/** The offset of the bracket that closes the one at `start`. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) offset = closingQuote(text, offset);
    else if (code === openBrace || code === openBracket) depth += 1;
    else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
      if (depth === 0) return offset;
    }
  }
  return text.length;
}

const [quote, comma, colon] = [0x22, 0x2c, 0x3a];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

function skipSpace(text: string, start: number): number {
  let offset = start;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return offset;
    offset += 1;
  }
}

/** The offset after a number, true, false or null; -1 where none begins. */
function wordEnd(text: string, start: number): number {
  for (const token of [numberToken, wordToken]) {
    token.lastIndex = start;
    if (token.test(text)) return token.lastIndex;
  }
  return -1;
}
