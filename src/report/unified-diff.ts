import { lineChanges, type LineChange } from './line-changes.js';

const context = 3;

/** What changed in a file, as `diff -u` writes it and `patch` reads it. Empty where nothing did. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = hunksOf(lineChanges(old, now));
  if (hunks.length === 0) return '';
  return `--- ${name}\n+++ ${name}\n${hunks.map((hunk) => hunkText(hunk, old, now)).join('')}`;
}

/** Lines with their ends, which are part of what may differ. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Changes whose surroundings touch stand in one hunk. */
function hunksOf(changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.to;
    if (last === undefined || end === undefined || change.from - end > 2 * context) hunks.push([change]);
    else last.push(change);
  }
  return hunks;
}

function hunkText(changes: readonly LineChange[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(context, first.from);
  const [from, newFrom] = [first.from - lead, first.newFrom - lead];
  const tail = Math.min(context, old.length - last.to);
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...marked(' ', old.slice(at, change.from)));
    lines.push(...marked('-', old.slice(change.from, change.to)));
    lines.push(...marked('+', now.slice(change.newFrom, change.newTo)));
    at = change.to;
  }
  lines.push(...marked(' ', old.slice(at, last.to + tail)));
  const head = `@@ -${range(from, last.to + tail)} +${range(newFrom, last.newTo + tail)} @@\n`;
  return head + lines.join('');
}

/** `line,count`; of no lines, the one before. */
const range = (from: number, to: number): string =>
  `${(from === to ? from : from + 1).toString()}${to - from === 1 ? '' : `,${(to - from).toString()}`}`;

const marked = (mark: string, lines: readonly string[]): string[] =>
  lines.map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`));
