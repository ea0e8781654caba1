import type { Evaluate } from '../expression/evaluator.js';
import { fixExpressions, type FixField } from '../rules/expressions-of.js';
import type { RuleFix, SourceExpression } from '../rules/rule-pack.js';

/** A fix with its expressions ready to run. */
export interface CompiledFix {
  readonly fix: RuleFix;
  readonly evaluate: ReadonlyMap<FixField, Evaluate>;
}

export const compileFix = (fix: RuleFix, compile: (source: SourceExpression) => Evaluate): CompiledFix => ({
  fix,
  evaluate: new Map(fixExpressions(fix).map(([field, source]) => [field, compile(source)])),
});
