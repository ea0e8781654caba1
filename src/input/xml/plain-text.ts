/** What is not a character of XML by itself: https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

/** Whether a text has nothing but characters of XML. Pairs of surrogates are looked at only where there are any. */
export const hasPlainCharacters = (text: string): boolean => !suspect.test(text) || !illegal.test(text);

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  // Of the numbers, that of a line's end is the most common by far.
  ['#10', '\n'],
  ['#xA', '\n'],
  ['#xa', '\n'],
]);
const numbered = /^#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}))$/;

/**
 * Text with XML's entities, and characters by their number, resolved; undefined where a & begins none:
 * https://www.w3.org/TR/xml/#sec-references
 */
export function withoutReferences(text: string): string | undefined {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let resolved = '';
  let from = 0;
  for (; at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 ? undefined : characterOf(text.slice(at + 1, end));
    if (character === undefined) return undefined;
    resolved += text.slice(from, at) + character;
    from = end + 1;
  }
  return resolved + text.slice(from);
}

function characterOf(name: string): string | undefined {
  const known = named.get(name);
  if (known !== undefined) return known;
  const [, decimal, hexadecimal = ''] = numbered.exec(name) ?? [];
  const code = decimal === undefined ? parseInt(hexadecimal, 16) : parseInt(decimal, 10);
  if (!(code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return illegal.test(character) ? undefined : character;
}

/** What an attribute says: whatever ends a line in it, and a tab, is a space. */
export const attributeContent = (raw: string): string | undefined =>
  withoutReferences(lineEnd.test(raw) ? raw.replace(/\r\n?|[\n\t]/g, ' ') : raw);

const lineEnd = /[\t\r\n]/;

/** Where the next of some characters is, asked for offsets that only grow. */
export class NextOf {
  private found = -1;
  private readonly text: string;
  private readonly sought: string;

  constructor(text: string, sought: string) {
    this.text = text;
    this.sought = sought;
  }

  /** Whether there is one between two offsets. */
  isWithin(start: number, end: number): boolean {
    if (this.found < start) {
      const at = this.text.indexOf(this.sought, start);
      this.found = at < 0 ? Infinity : at;
    }
    return this.found < end;
  }
}
