/** A statement of FHIR Shorthand: `Keyword: value`, or a rule, which begins with `*`. Strings are unquoted. */
export interface FshLine {
  readonly keyword: string | undefined;
  readonly value: string;
}

/** A comment, a string, or what stands between. */
const token = /"""[\s\S]*?"""|"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[^"/]+|[\s\S]/g;

const keyword = /^\s*([A-Z][A-Za-z]*)\s*:(?=\s|$)/;

/** The statements of FHIR Shorthand, comments left out. */
export function fshLines(text: string): FshLine[] {
  const lines: { keyword: string | undefined; value: string }[] = [];
  for (const part of text.match(token) ?? []) {
    if (part.startsWith('//') || part.startsWith('/*')) continue;
    const last = lines.at(-1);
    if (part.startsWith('"')) {
      if (last !== undefined) last.value += unquoted(part);
      continue;
    }
    for (const [index, line] of part.split('\n').entries()) {
      const named = index > 0 || last === undefined ? keyword.exec(line) : null;
      const rule = index > 0 || last === undefined ? /^\s*\*\s/.exec(line) : null;
      if (named !== null) lines.push({ keyword: named[1], value: line.slice(named[0].length) });
      else if (rule !== null) lines.push({ keyword: undefined, value: line.slice(rule[0].length) });
      else {
        const open = lines.at(-1);
        if (open !== undefined) open.value += `${index > 0 ? '\n' : ''}${line}`;
      }
    }
  }
  return lines.map(({ keyword: name, value }) => ({ keyword: name, value: value.trim() }));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unquoted(text: string): string {
  if (text.startsWith('"""')) return text.slice(3, -3).trim();
  return text.slice(1, -1).replace(/\\([\s\S])/g, (_, each: string) => escapes[each] ?? each);
}
