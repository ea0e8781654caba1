import { type RuleError, RulePackError } from '../rules/rule-error.js';
import { readYamlDocument } from '../rules/yaml-document.js';

/**
 * Adds a rule behind the last one of a pack and leaves everything else as it is, to the byte. Undefined for a pack
 * whose rules are not written as lines that begin with a hyphen. Rejects with `RulePackError` for text that is no YAML.
 */
export async function insertRule(
  text: string,
  lines: readonly string[],
  file: string,
): Promise<string | undefined> {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const errors: RuleError[] = [];
  const read = await readYamlDocument(bare, file, (error) => void errors.push(error));
  if (read === undefined) throw new RulePackError(errors);
  const { yaml, document } = read;
  const rules = yaml.isMap(document.contents) ? document.contents.get('rules', true) : undefined;
  if (!yaml.isSeq(rules) || rules.flow === true) return undefined;
  const last = rules.items.at(-1);
  const start = rules.range?.[0];
  const end = yaml.isNode(last) ? last.range?.[1] : undefined;
  if (start === undefined || end === undefined) return undefined;
  const column = start - (bare.lastIndexOf('\n', start - 1) + 1);
  const at = behind(bare, end, column);
  const lineEnd = bare.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(column);
  const separator = areApart(
    bare,
    rules.items.map((item) => (yaml.isNode(item) ? item.range?.[0] : undefined)),
  )
    ? lineEnd
    : '';
  const before = bare.slice(0, at);
  const ending = before.endsWith('\n') ? '' : lineEnd;
  const added = lines.map((line) => (line === '' ? line : indent + line) + lineEnd).join('');
  return mark + before + ending + separator + added + bare.slice(at);
}

/** The line after an item, and after the comments that are indented as what belongs to it. */
function behind(text: string, end: number, column: number): number {
  let at = end;
  if (text.charAt(at - 1) !== '\n') {
    const feed = text.indexOf('\n', at);
    at = feed < 0 ? text.length : feed + 1;
  }
  const own = new RegExp(`^(?:[ \\t]*\\r?\\n)*[ ]{${(column + 1).toString()},}#[^\\n]*(?:\\n|$)`);
  for (let found = own.exec(text.slice(at)); found !== null; found = own.exec(text.slice(at))) {
    at += found[0].length;
  }
  return at;
}

/** Whether a blank line stands before the last item. */
function areApart(text: string, starts: readonly (number | undefined)[]): boolean {
  const last = starts.at(-1);
  if (starts.length < 2 || last === undefined) return false;
  return /\n[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*[^\n]*$/.test(text.slice(0, last));
}
