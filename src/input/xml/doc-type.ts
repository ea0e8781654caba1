/**
 * Where a document type is declared before the root element; undefined where none is. It is looked for before anything
 * is parsed: what a document type declares, entities above all, is not to be read at all.
 */
export function docTypeOffset(text: string): number | undefined {
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else return /^<!doctype/i.test(text.slice(at, at + 9)) ? at : undefined;
  }
}

function after(text: string, end: string, start: number): number {
  const at = text.indexOf(end, start);
  return at < 0 ? text.length : at + end.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at += 1;
  return at;
}
