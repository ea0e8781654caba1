/** Whether a text is as a pattern has it; `*` stands for any characters, also none. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** Whether a file is of an origin: what its name has before `__`, or a pattern of the whole name. */
export function isOfOrigin(file: string, origin: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name.startsWith(`${origin}__`) || matchesPattern(name, origin);
}

/** The element's path without indexes, as definitions have it. */
export const pathOf = (expression: string): string => expression.replace(/\[\d+\]/g, '');
