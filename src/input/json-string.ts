// eslint-disable-next-line no-control-regex -- JSON forbids raw control characters in strings
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The end of a string that begins at a quote; -1 where it is broken or not closed, with the offset of the fault. */
export interface StringReading {
  readonly end: number;
  readonly broken?: number;
}

export function readString(text: string, start: number): StringReading {
  let offset = start + 1;
  for (;;) {
    plain.lastIndex = offset;
    plain.test(text);
    offset = plain.lastIndex;
    if (offset >= text.length) return { end: -1 };
    const code = text.charCodeAt(offset);
    if (code === 0x22) return { end: offset + 1 };
    escape.lastIndex = offset;
    if (code !== 0x5c || !escape.test(text)) return { end: -1, broken: offset };
    offset = escape.lastIndex;
  }
}

/** The value of a whole string, quotes included. */
export function stringAt(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
}

/** The offset after a string's closing quote, or -1 where no whole string begins. */
export const stringEnd = (text: string, start: number): number =>
  text.charCodeAt(start) === 0x22 ? readString(text, start).end : -1;

/** The offset of the quote that closes a string, in text that may be anything else than JSON. */
export function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
