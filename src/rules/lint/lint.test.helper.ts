import { head } from '../pack-text.test.helper.js';
import { readPackContent, type ParsePackOptions } from '../parse-pack.js';
import type { Advice } from './advisor.js';
import { lintPack, type LintOptions } from './lint-pack.js';

/** A pack of one rule that has these fields, from line 9 on, and those that it lacks behind them. */
export function packOf(fields: string): string {
  const own = fields.split('\n');
  const lines = [...own];
  const standard = {
    key: 'our-1',
    human: 'It all holds well.',
    severity: 'error',
    expression: 'id.exists()',
  };
  for (const [name, value] of Object.entries(standard)) {
    if (!own.some((line) => line.startsWith(`${name}:`))) lines.push(`${name}: ${value}`);
  }
  lines.push('examples: { pass: [{ id: a }], fail: [{ id: b }] }');
  return `${head}rules:\n  - ${lines.join('\n    ')}\n`;
}

/** The advice on a pack in which nothing may be wrong. */
export async function adviceOn(
  text: string,
  options?: LintOptions,
  reading?: ParsePackOptions,
): Promise<readonly Advice[]> {
  const { errors, content } = await readPackContent(text, reading);
  if (content === undefined || errors.length > 0) throw new Error(errors.map(String).join('\n'));
  return lintPack(content, options);
}

/** `may-be-empty 9:17`. Lines count from the rule's first one. */
export async function codesOn(fields: string, options?: LintOptions): Promise<string[]> {
  const advice = await adviceOn(packOf(fields), options);
  return advice.map(({ code, place }) => `${code} ${(place.line - 8).toString()}:${place.column.toString()}`);
}
