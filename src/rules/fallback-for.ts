import { mayNeedFallback, type Fallback } from '../expression/evaluator.js';
import { expressionsOf } from './expressions-of.js';
import type { Rule } from './rule-pack.js';

/** What evaluates the rules that the compiler does not cover; fhirpath.js is loaded only for packs that need it. */
export async function fallbackFor(rules: readonly Rule[]): Promise<Fallback | undefined> {
  if (!rules.flatMap(expressionsOf).some(({ tree }) => mayNeedFallback(tree))) return undefined;
  const { loadFallback } = await import('../expression/fallback.js');
  return loadFallback();
}
