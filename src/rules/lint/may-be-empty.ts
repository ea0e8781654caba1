import { printExpression } from '../../expression/print.js';
import type { Expression } from '../../expression/syntax.js';
import { findingAt, type Advisor, type ExpressionName, type Finding, type LintedRule } from './advisor.js';
import { createEmptiness, type Emptiness } from './emptiness.js';
import { nameOf, whenTrue, type Known } from './known.js';
import { walk } from './walk.js';

export const mayBeEmpty: Advisor = {
  code: 'may-be-empty',
  title: 'A condition has no value where an element is absent.',
  why: `In FHIRPath, a comparison with something absent is neither true nor false: it has no value, and not() of no
value is no value. An expression without a value fails, and a when, where() or exists() without one passes the
element over, both without a word about the element that is absent. Say what is to hold then: guard the condition with
exists() or hasValue(), in when or before and; or let what is absent pass, with empty() or. Elements that FHIR requires
count as well: a resource may lack them, and the rule would then tell of the wrong fault.`,
  before: `expression: status != 'retired'`,
  after: `when: status.exists()
expression: status != 'retired'`,
  find,
};

function find({ rule, expressions }: LintedRule): readonly Finding[] {
  const isPrimitive = isOnPrimitives(expressions.find(({ name }) => name === 'expression')?.scope);
  const onNode = [...(isPrimitive ? [] : ['$this']), ...criterionOf(rule.context?.tree)];
  const behindWhen = [...onNode, ...(rule.when ? whenTrue(rule.when.tree) : [])];
  const isWithParent = rule.context !== undefined;
  return expressions.flatMap(({ name, source, scope }) => {
    const found = new Map<string, Finding>();
    const add = (parts: readonly Expression[], isSilent: boolean): void => {
      for (const part of parts) {
        if (!found.has(nameOf(part)))
          found.set(nameOf(part), findingAt(name, part, textOf(part, isSilent, name)));
      }
    };
    const known: Known = new Set(name === 'expression' ? behindWhen : onNode);
    const emptiness = createEmptiness(known, isWithParent);
    if (name === 'expression') add(emptiness.emptyParts(source.tree, known), false);
    if (name === 'when') add(emptiness.negatedParts(source.tree, known), true);
    walk(source.tree, scope, (part) => {
      criterionParts(part, isWithParent, add);
    });
    return [...found.values()];
  });
}

const isOnPrimitives = (scope: LintedRule['expressions'][number]['scope'] | undefined): boolean =>
  scope?.focus !== undefined &&
  scope.focus.size > 0 &&
  [...scope.focus].every((type) => scope.model.type(type)?.kind === 'primitive');

/** Criteria are asked of each item, of which only that is known which the path to it asked. */
function criterionParts(
  part: Expression,
  isWithParent: boolean,
  add: (parts: readonly Expression[], isSilent: boolean) => void,
): void {
  if (part.kind !== 'call') return;
  const [criterion] = part.arguments;
  if (criterion === undefined || !['where', 'exists', 'all', 'iif'].includes(part.name)) return;
  const known: Known = new Set(['$this', ...criterionOf(part.base)]);
  const emptiness: Emptiness = createEmptiness(known, isWithParent);
  if (part.name === 'all') add(emptiness.emptyParts(criterion, known), false);
  else add(emptiness.negatedParts(criterion, known), true);
}

/** What is known of the items of `path.where(criterion)`. */
function criterionOf(path: Expression | undefined): string[] {
  if (path?.kind !== 'call') return [];
  const [criterion] = path.arguments;
  if (path.name === 'where' && criterion) return [...whenTrue(criterion), ...criterionOf(path.base)];
  return ['first', 'last', 'tail', 'skip', 'take', 'distinct'].includes(path.name)
    ? criterionOf(path.base)
    : [];
}

function textOf(part: Expression, isSilent: boolean, field: ExpressionName): string {
  const outcome = isSilent
    ? 'the condition has no value, and the element is passed over'
    : 'the condition has no value, and the rule fails without saying so';
  if (
    part.kind === 'call' &&
    part.base === undefined &&
    !['where', 'ofType', 'extension'].includes(part.name)
  ) {
    const guard = field === 'when' ? 'write hasValue() and … before it' : 'add when: hasValue()';
    return `An element may be there without a value, with a reason for that alone; ${outcome}. To judge values only, ${guard}.`;
  }
  if (part.kind === '$this') {
    return `An element may be there without a value, with a reason for that alone; ${outcome}. To judge values only, ask hasValue() first.`;
  }
  const shown = printExpression(part);
  const guard =
    part.kind === 'empty' || part.kind === 'type'
      ? 'Ask for a value that is there'
      : isSilent || field !== 'expression'
        ? `Write ${shown}.exists() and … before it, or ${shown}.empty() or …`
        : `Add when: ${shown}.exists(), or write ${shown}.exists() and … before it`;
  return `${shown} may be empty: then ${outcome}. ${guard}.`;
}
