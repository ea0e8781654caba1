/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const characters: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const form = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r?\n)|(.))/sy;

/** An escape of a double-quoted scalar, and what it stands for: an escaped line break for white space. */
export function escapeAt(
  source: string,
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  form.lastIndex = at;
  const match = form.exec(source);
  if (match === null) return undefined;
  const [{ length }, two, four, eight, lineBreak, one = ''] = match;
  const code = two ?? four ?? eight;
  if (lineBreak !== undefined) return { text: '\n', length };
  if (code === undefined) return { text: characters[one] ?? one, length };
  const number = parseInt(code, 16);
  return number > 0x10ffff ? undefined : { text: String.fromCodePoint(number), length };
}
