/** Columns of a line at most, where what stands on it can be broken. */
const width = 76;

/** JSON with what is short on one line: an example is read, not parsed. */
export function jsonText(value: unknown, indent = '', taken = 0): string {
  const short = oneLine(value);
  if (typeof value !== 'object' || value === null || indent.length + taken + short.length <= width)
    return short;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((each) => inner + jsonText(each, inner))
    : Object.entries(value).map(([name, each]) => {
        const label = `${JSON.stringify(name)}: `;
        return inner + label + jsonText(each, inner, label.length);
      });
  return `${isList ? '[' : '{'}\n${parts.join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${oneLine(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
