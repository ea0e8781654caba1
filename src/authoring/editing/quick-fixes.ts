import type { Parser } from '../../expression/parse.js';
import { fixText, isFixable } from '../../rules/lint/fix.js';
import type { Diagnostic } from './inspect-pack.js';
import type { Range } from './yaml-tree.js';

/** A way to mend what a diagnostic tells of. */
export interface QuickFix extends Range {
  readonly title: string;
  readonly text: string;
  /** Whether the author cannot have meant something else. */
  readonly isSure: boolean;
}

/** How a diagnostic can be mended in the text that it tells of. Undefined: not by a machine. */
export async function quickFixFor(
  text: string,
  diagnostic: Diagnostic,
  parse: Parser,
): Promise<QuickFix | undefined> {
  const { advice } = diagnostic;
  if (advice === undefined) return meant(text, diagnostic);
  if (!isFixable(advice)) return undefined;
  const fixed = await fixText(text, [advice], parse);
  if (fixed.text === text) return undefined;
  const edit = difference(text, fixed.text);
  const title =
    advice.code === 'double-quoted' ? `Write it as ${shortened(edit.text)}` : 'Write descendants()';
  return { ...edit, title, isSure: true };
}

/** Messages name the word that may be meant, always in the same words. */
const suggestions = [/did you mean ([%$]?[\w-]+)(\(\))?\?/i, /; write ([a-z]\w*\.ofType\(\w+\))$/];

function meant(text: string, { text: said, from, to }: Diagnostic): QuickFix | undefined {
  for (const form of suggestions) {
    const word = form.exec(said)?.[1];
    if (word === undefined || to <= from) continue;
    return { title: `Write ${word} instead of ${text.slice(from, to)}`, text: word, from, to, isSure: false };
  }
  return undefined;
}

/** The characters that differ. */
function difference(before: string, after: string): Range & { readonly text: string } {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - from;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, text: after.slice(from, after.length - end) };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
