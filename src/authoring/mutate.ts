import { compileRule } from '../engine/compile-rules.js';
import type { Expression } from '../expression/syntax.js';
import type { RulePlace } from '../rules/rule-error.js';
import { checkRule } from '../rules/check-rule.js';
import { placeInExpression } from '../rules/expression-places.js';
import type { Equivalent, Rule, RulePack } from '../rules/rule-pack.js';
import { conditionsOf } from './conditions.js';
import type { CoveredField } from './coverage.js';
import { siblingsIn } from './element-types.js';
import { mutantsOf, type Mutant } from './mutants.js';
import { openExamples, runExample, type OpenExample } from './run-example.js';
import { startOf } from './start-of.js';
import { verdictOf } from './verdict.js';

/** A change that no example notices. */
export interface Survivor extends Pick<Mutant, 'text' | 'from' | 'to'> {
  readonly field: CoveredField;
  readonly place: RulePlace;
  /** Why it makes no difference, where the rule says so. */
  readonly excuse?: Equivalent;
}

/** What became of the changes of a rule. */
export interface RuleMutation {
  readonly rule: Rule;
  /** How many changes were tried. */
  readonly tried: number;
  readonly survivors: readonly Survivor[];
  /** What `equivalent` says of changes that do not survive, or are not made. */
  readonly unneeded: readonly Equivalent[];
}

const fields = ['context', 'when', 'expression'] as const;

/**
 * Changes the context, `when` and expression of a rule in small ways, one at a time, and looks whether its examples
 * notice. They must prove the rule as it is. Changes that loading a pack would refuse are not made.
 */
export function mutateRule(rule: Rule, pack: RulePack): RuleMutation {
  const examples = openExamples(rule);
  const siblings = siblingsIn(rule, pack, examples);
  const survivors: Survivor[] = [];
  let tried = 0;
  for (const field of fields) {
    const source = rule[field];
    if (source === undefined) continue;
    const { all: conditions } = conditionsOf(source.tree, field !== 'context');
    const changed = (tree: Expression): Rule => ({ ...rule, [field]: { ...source, tree } });
    const context = { constants: pack.constants, siblings, conditions };
    const mutants = mutantsOf(source.tree, context, (tree) => isSound(changed(tree), pack));
    tried += mutants.length;
    for (const { tree, part, text, from, to } of mutants) {
      if (isNoticed(changed(tree), pack, examples)) continue;
      const place = placeInExpression(source, startOf(part)) ?? rule.place;
      const excuse = rule.equivalent?.find(({ mutant }) => mutant === undefined || mutant === text);
      survivors.push({ field, place, text, from, to, ...(excuse && { excuse }) });
    }
  }
  const needed = new Set(survivors.map(({ excuse }) => excuse));
  const unneeded = (rule.equivalent ?? []).filter((each) => !needed.has(each));
  return { rule, tried, survivors, unneeded };
}

function isSound(rule: Rule, pack: RulePack): boolean {
  let isAccepted = true;
  const versions = rule.fhirVersion ?? pack.fhirVersion;
  checkRule(rule, rule.resource ?? pack.resource, versions, pack.constants, () => {
    isAccepted = false;
  });
  return isAccepted;
}

function isNoticed(rule: Rule, pack: RulePack, examples: readonly OpenExample[]): boolean {
  const compiled = compileRule(rule, pack);
  return examples.some(
    (each) => verdictOf(each.list, each.example, runExample(compiled, each)).word !== 'proved',
  );
}
