import { compileRule } from '../engine/compile-rules.js';
import { isTrue } from '../engine/truth.js';
import { isCovered } from '../expression/evaluator.js';
import type { Watch } from '../expression/evaluate/watch.js';
import { printExpression } from '../expression/print.js';
import type { Expression } from '../expression/syntax.js';
import type { RulePlace } from '../rules/rule-error.js';
import { placeInExpression } from '../rules/expression-places.js';
import type { Rule, RulePack, SourceExpression } from '../rules/rule-pack.js';
import { conditionsOf } from './conditions.js';
import { decide, truthOf, type Truth } from './decide.js';
import { openExamples, runExample } from './run-example.js';
import { startOf } from './start-of.js';

export type CoveredField = 'context' | 'when' | 'expression';

/** Something that examples must show of a rule. */
export interface CoverageItem {
  readonly field: CoveredField;
  /** The part of the expression as printed. */
  readonly text: string;
  readonly place: RulePlace;
  /** Whether it is the whole of its field, and so the rule's context, its `when`, or its outcome. */
  readonly isWhole: boolean;
  /** What must be seen: that a context gives elements, that a condition is true, or not. */
  readonly wanted: 'matched' | 'true' | 'not true';
  readonly isSeen: boolean;
}

/** What the examples of a rule show of it. */
export interface RuleCoverage {
  readonly rule: Rule;
  readonly items: readonly CoverageItem[];
}

/** Runs the examples of every rule of a pack and notes what each part of the rule came to. */
export const coverPack = (pack: RulePack): RuleCoverage[] =>
  pack.rules.map((rule) => ({ rule, items: coverRule(rule, pack) }));

/** How much is seen, in whole percents, rounded down: 100 only where nothing is left. */
export function percentageOf(coverages: readonly RuleCoverage[]): number {
  const items = coverages.flatMap((each) => each.items);
  const seen = items.filter(({ isSeen }) => isSeen);
  return items.length === 0 ? 100 : Math.floor((100 * seen.length) / items.length);
}

interface Field {
  readonly field: CoveredField;
  readonly source: SourceExpression;
  readonly all: readonly Expression[];
  readonly roots: ReadonlySet<Expression>;
}

function coverRule(rule: Rule, pack: RulePack): CoverageItem[] {
  const fields = fieldsOf(rule);
  const shown = new Map<Expression, Set<boolean>>();
  const compiled = compileRule(rule, pack, watchOf(fields, shown));
  for (const example of openExamples(rule)) runExample(compiled, example);

  return fields.flatMap(({ field, source, all }) => {
    const { tree } = source;
    const itemOf = (part: Expression, wanted: CoverageItem['wanted'], isSeen: boolean): CoverageItem => ({
      field,
      text: printExpression(part),
      place: placeInExpression(source, startOf(part)) ?? rule.place,
      isWhole: part === tree,
      wanted,
      isSeen,
    });
    const isMatched = shown.has((rule.when ?? rule.expression).tree);
    const context = field === 'context' ? [itemOf(tree, 'matched', isMatched)] : [];
    const conditions = all.flatMap((part) => [
      itemOf(part, 'true', shown.get(part)?.has(true) ?? false),
      itemOf(part, 'not true', shown.get(part)?.has(false) ?? false),
    ]);
    return [...context, ...conditions];
  });
}

function fieldsOf(rule: Rule): Field[] {
  const { context, when, expression } = rule;
  return Object.entries({ context, when, expression }).flatMap(([name, source]) => {
    if (source === undefined) return [];
    // The names are those of the object above.
    const field = name as CoveredField;
    const isCondition = field !== 'context';
    // Of what fhirpath.js evaluates, nothing but the whole is told.
    const whole = isCondition ? [source.tree] : [];
    const conditions = isCovered(source.tree)
      ? conditionsOf(source.tree, isCondition)
      : { all: whole, roots: new Set(whole) };
    return [{ field, source, all: [...conditions.all], roots: conditions.roots }];
  });
}

/** Notes which conditions were seen true and not true where they decided. */
function watchOf(fields: readonly Field[], shown: Map<Expression, Set<boolean>>): Watch {
  const roots = new Set(fields.flatMap((each) => [...each.roots]));
  const conditions = new Set(fields.flatMap(({ all }) => all));
  const wholes = new Set(fields.map(({ source }) => source.tree));
  /** The latest values: operands are evaluated just before what they stand in. */
  const values = new Map<Expression, Truth>();
  const tell = (expression: Expression, value: boolean): void => {
    const known = shown.get(expression) ?? new Set();
    shown.set(expression, known.add(value));
  };
  return (expression, items) => {
    if (!conditions.has(expression)) return;
    const isWhole = wholes.has(expression);
    values.set(expression, isWhole && !isTrue(items) && truthOf(items) === true ? false : truthOf(items));
    if (roots.has(expression)) decide(expression, (each) => values.get(each), tell);
  };
}
