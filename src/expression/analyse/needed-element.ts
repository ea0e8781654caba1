import type { Expression } from '../syntax.js';
import { isContext } from './never-fails.js';

const comparisons: ReadonlySet<string> = new Set(['=', '!=']);
const conditions: ReadonlySet<string> = new Set(['exists', 'hasValue']);

/**
 * The name of an element of the resource without which a context gives nothing: `rest` of `rest.resource`. Undefined
 * where none is known.
 */
export function neededByContext(context: Expression): string | undefined {
  if (context.kind !== 'member') return undefined;
  if (context.base === undefined || context.base.kind === '$this' || isContext(context.base)) {
    return /^[A-Z]/.test(context.name) ? undefined : context.name;
  }
  return neededByContext(context.base);
}

/**
 * The name of an element of the resource without which a condition on it is not true, and does not fail either:
 * `kind` of `kind = 'instance'`.
 */
export function neededByCondition(condition: Expression): string | undefined {
  if (condition.kind === 'member') return neededByContext(condition);
  if (condition.kind === 'call') {
    const isPlain = conditions.has(condition.name) && condition.arguments.length === 0;
    return isPlain && condition.base !== undefined ? neededByContext(condition.base) : undefined;
  }
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  // What stands on the right is not evaluated where the left is false.
  if (operator === 'and') return gives(left) ? neededByCondition(left) : undefined;
  return comparisons.has(operator) && right.kind === 'literal' ? neededByContext(left) : undefined;
}

/** Whether a condition is false, and not empty, where the element it needs is not there. */
const gives = (condition: Expression): boolean => condition.kind === 'call';
