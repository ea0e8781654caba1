import type { Parser } from '../../expression/parse.js';
import { readYaml } from '../yaml-source.js';
import type { ScalarSource } from '../scalar-source.js';
import type { Advice, AdviceCode } from './advisor.js';
import { meaningOf } from './meaning.js';

export interface FixedText {
  readonly text: string;
  readonly fixed: readonly Advice[];
}

/** Ways to write a string in another form, the best one first. */
type Rewrite = (written: ScalarSource, value: string) => readonly string[];

const rewrites: Readonly<Partial<Record<AdviceCode, Rewrite>>> = {
  'double-quoted': ({ style }, value) =>
    style !== 'QUOTE_DOUBLE' || /[\r\n]/.test(value) ? [] : [value, `'${value.replace(/'/g, "''")}'`],
  'repeat-children': ({ raw }) => [
    raw.replace(/\brepeat\(\s*(?:\$this\s*\.\s*)?children\(\s*\)\s*\)/g, 'descendants()'),
  ],
};

/** Whether `fixText` may mend what an advice tells of. */
export const isFixable = ({ code }: Advice): boolean => rewrites[code] !== undefined;

/**
 * Mends what can be mended without a doubt. Only the characters of the string at fault change, and only where the
 * pack means the same afterwards; what is not sure stays.
 */
export async function fixText(text: string, advice: readonly Advice[], parse: Parser): Promise<FixedText> {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  let current = text.slice(mark.length);
  const fixed: Advice[] = [];
  /** Of several in one string, the first mends all. */
  const mended = new Set<string>();
  for (const each of advice) {
    const which = JSON.stringify([each.code, each.path]);
    const better = mended.has(which) ? current : await fixOne(current, each, parse);
    if (better === undefined) continue;
    current = better;
    mended.add(which);
    fixed.push(each);
  }
  return { text: mark + current, fixed };
}

/** Undefined: it cannot be mended. */
async function fixOne(text: string, { code, path }: Advice, parse: Parser): Promise<string | undefined> {
  const rewrite = rewrites[code];
  const source = rewrite && (await readYaml(text, '', () => undefined));
  const written = source?.scalarAt(path);
  if (rewrite === undefined || source === undefined || written === undefined) return undefined;
  const meaning = meaningOf(source.data, parse);
  for (const raw of rewrite(written, valueAt(source.data, path))) {
    const changed = text.slice(0, written.start) + raw + text.slice(written.end);
    const after = await readYaml(changed, '', () => undefined);
    if (changed !== text && after !== undefined && meaningOf(after.data, parse) === meaning) return changed;
  }
  return undefined;
}

function valueAt(data: unknown, path: readonly (string | number)[]): string {
  let value: unknown = data;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step] // Own data of a YAML document, whose maps have no prototype.
        : undefined;
  }
  return typeof value === 'string' ? value : '';
}
