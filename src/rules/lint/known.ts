import { printExpression } from '../../expression/print.js';
import type { BinaryExpression, CallExpression, Expression } from '../../expression/syntax.js';

/** Expressions, as printed, that have a value. `$this`: what the expression stands on has one. */
export type Known = ReadonlySet<string>;

const names = new WeakMap<Expression, string>();

/** How an expression is known: `$this.url` is `url`. */
export function nameOf(expression: Expression): string {
  const known = names.get(expression);
  if (known !== undefined) return known;
  const name = printExpression(expression).replace(/\$this\.(?=[A-Za-z_`])/g, '');
  names.set(expression, name);
  return name;
}

/** What gives a value whatever it is asked of. */
export const neverEmpty: ReadonlySet<string> = new Set([
  ...['exists', 'empty', 'count', 'all', 'allTrue', 'anyTrue', 'allFalse', 'anyFalse', 'hasValue'],
  ...['isDistinct', 'subsetOf', 'supersetOf', 'iif', 'coalesce', 'aggregate', 'sum', 'join'],
]);

/** What takes items from its input without looking at their values. */
export const ofItems: ReadonlySet<string> = new Set([
  ...['where', 'select', 'repeat', 'repeatAll', 'ofType', 'as', 'is', 'type', 'first', 'last', 'tail'],
  ...['skip', 'take', 'single', 'distinct', 'sort', 'children', 'descendants', 'extension'],
  ...['intersect', 'exclude', 'combine', 'union', 'defineVariable', 'getValue'],
]);

const gives: ReadonlySet<string> = new Set(['combine', 'union']);
/** These compare nothing with something, too. */
const always: ReadonlySet<string> = new Set(['~', '!~', '&', '|', 'and', 'or', 'xor', 'implies']);

/** What has a value where an expression has one. */
export function valued(expression: Expression | undefined): string[] {
  if (expression === undefined) return ['$this'];
  const own = nameOf(expression);
  switch (expression.kind) {
    case 'member':
      return expression.base ? [own, ...valued(expression.base)] : [own];
    case 'index':
      return [own, ...valued(expression.base)];
    case 'unary':
    case 'type':
      return [own, ...valued(expression.operand)];
    case 'call': {
      const { base, name } = expression;
      if (neverEmpty.has(name) || gives.has(name)) return [own];
      return base === undefined && ofItems.has(name) ? [own] : [own, ...valued(base)];
    }
    case 'binary':
      return always.has(expression.operator)
        ? [own]
        : [own, ...valued(expression.left), ...valued(expression.right)];
    default:
      return [own];
  }
}

/** What has a value where a condition is true. */
export function whenTrue(condition: Expression | undefined): string[] {
  if (condition?.kind === 'call') {
    const { base, name } = condition;
    if (name === 'exists' || name === 'hasValue') return valued(base);
    if (name === 'not') return whenFalse(base);
  }
  if (condition?.kind !== 'binary') return valued(condition);
  const { operator, left, right } = condition;
  if (operator === 'and') return [...whenTrue(left), ...whenTrue(right)];
  return [...valued(condition), ...counted(condition, true)];
}

/** What has a value where a condition is false. */
export function whenFalse(condition: Expression | undefined): string[] {
  if (condition?.kind === 'call') {
    const { base, name } = condition;
    if (name === 'empty') return valued(base);
    if (name === 'not') return whenTrue(base);
  }
  if (condition?.kind !== 'binary') return valued(condition);
  const { operator, left, right } = condition;
  if (operator === 'or') return [...whenFalse(left), ...whenFalse(right)];
  if (operator === 'implies') return [...whenTrue(left), ...whenFalse(right)];
  return [...valued(condition), ...counted(condition, false)];
}

const leastOf: Readonly<Record<string, (limit: number) => boolean>> = {
  '>': (limit) => limit >= 0,
  '>=': (limit) => limit > 0,
  '=': (limit) => limit > 0,
  '!=': (limit) => limit === 0,
};
const negated: Readonly<Record<string, string>> = { '=': '!=', '!=': '=', '<=': '>', '<': '>=' };

/** `url.count() > 0` says that there is a url. */
function counted({ operator, left, right }: BinaryExpression, outcome: boolean): string[] {
  if (!isCount(left) || right.kind !== 'literal' || typeof right.value !== 'number') return [];
  const least = leastOf[outcome ? operator : (negated[operator] ?? '')];
  return least?.(right.value) === true ? valued(left.base) : [];
}

const isCount = (expression: Expression): expression is CallExpression =>
  expression.kind === 'call' && expression.name === 'count';
