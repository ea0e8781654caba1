import type { Edit } from './edit.js';
import type { Container, Member, OpenText, Spot } from './open-text.js';
import type { Gone } from './removals.js';

/**
 * Puts a copy of a value into the property `as` of an object: to the end of its list, or alone. It comes behind
 * something that stays. Space and line ends are those of the surroundings.
 */
export function insertionEdit(
  open: OpenText,
  source: Spot,
  target: Container,
  as: string,
  isList: boolean,
  gone: Gone,
): Edit | undefined {
  const { text } = open;
  const value = source.member.value;
  const existing = target.members.find(({ name }) => name === as);
  const written = (indent: string): string =>
    reindented(text.slice(value.start, value.end), indentAt(text, source.member.start), indent);
  if (existing !== undefined) {
    const list = isList ? listAt(open, target, as) : undefined;
    const last = list && lastKept(list, gone);
    if (list === undefined || last === undefined) return undefined;
    const space = spaceBefore(text, list, list.members.indexOf(last));
    return insertion(last.end, `,${space}${written(indentOf(space) ?? indentAt(text, last.start))}`);
  }
  const last = lastKept(target, gone);
  if (last === undefined) return undefined;
  const space = spaceBefore(text, target, target.members.indexOf(last));
  const colon = last.key === undefined ? ': ' : text.slice(last.key.end, last.value.start);
  const name = `,${space}${JSON.stringify(as)}${colon}`;
  const indent = indentOf(space);
  if (!isList) return insertion(last.end, name + written(indent ?? ''));
  const inner = spaceBefore(text, source.holder, source.index);
  if (indent === undefined || indentOf(inner) === undefined || !source.holder.isArray)
    return insertion(last.end, `${name}[${written(indent ?? indentAt(text, last.start))}]`);
  // A list whose items stand on lines of their own, one step further in than its name.
  const outer = indentAt(text, target.start);
  const step = indent.startsWith(outer) ? indent.slice(outer.length) : indent;
  const deeper = indent + step;
  const lines = lineEnd(space);
  return insertion(last.end, `${name}[${lines}${deeper}${written(deeper)}${lines}${indent}]`);
}

function lastKept(container: Container, gone: Gone): Member | undefined {
  const indexes = gone.get(container);
  return container.members.findLast((_, index) => indexes?.has(index) !== true);
}

const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** The list that a property of an object is; undefined where it is something else, or empty. */
function listAt(open: OpenText, target: Container, as: string): Container | undefined {
  const path = [...pathOf(target), as];
  const list = open.containerAt(path);
  return list?.isArray === true ? list : undefined;
}

function pathOf({ spot }: Container): (string | number)[] {
  return spot === undefined ? [] : [...pathOf(spot.holder), spot.member.name ?? spot.index];
}

/** The space between a property or item and what stands before it: a bracket or a comma. */
function spaceBefore(text: string, holder: Container, index: number): string {
  const end = holder.members[index]?.start ?? holder.start;
  let start = end;
  while (start > holder.start && /\s/.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

/** How far in a space ends; undefined where it has no line break. */
const indentOf = (space: string): string | undefined => /[\r\n]([^\r\n]*)$/.exec(space)?.[1];

/** The last line break of a space, and blank lines before it left out. */
const lineEnd = (space: string): string => /(\r\n|\n|\r)[^\r\n]*$/.exec(space)?.[1] ?? '\n';

/** How far in the line begins on which something stands. */
function indentAt(text: string, offset: number): string {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset))?.[0] ?? '';
}

/** No string of JSON has a line break in it, so that what follows one is indentation. */
const reindented = (json: string, from: string, to: string): string =>
  json.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, lines: string, indent: string) =>
    indent.startsWith(from) ? lines + to + indent.slice(from.length) : lines + indent,
  );
