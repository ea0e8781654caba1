import type { RulePack } from '../rules/rule-pack.js';
import { Problem } from './problem.js';

/** The types that packs judge, without those that only some rules are about. */
export const judgedTypes = (packs: readonly RulePack[]): readonly string[] =>
  [...new Set(packs.map(({ resource }) => resource))].sort();

/** Throws a `Problem` for a type that no pack here judges. */
export function demandJudgedType(type: string, packs: readonly RulePack[]): void {
  const types = judgedTypes(packs);
  if (types.includes(type)) return;
  throw new Problem(
    'unknown-type',
    `No rule pack here judges the type ${JSON.stringify(type.slice(0, 64))}; ${types.join(', ')} can be validated here, and any type at /$validate.`,
  );
}
