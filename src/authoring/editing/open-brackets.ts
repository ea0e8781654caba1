/** What closes the brackets that are open at the end of a text. Undefined inside a string or a comment. */
export function closingBrackets(text: string): string | undefined {
  const open: string[] = [];
  const tokens = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[^]*?\*\/|\/\/[^\n]*\n|'|`|\/\*|\/\/|[()[\]{}]/gs;
  for (const [token] of text.matchAll(tokens)) {
    if (token in closers) open.unshift(closers[token as keyof typeof closers]);
    else if (token === open[0]) open.shift();
    else if (/^(?:'|`|\/\*|\/\/)$/.test(token)) return undefined;
  }
  return open.join('');
}

const closers = { '(': ')', '[': ']', '{': '}' } as const;
