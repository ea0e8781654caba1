import type { BinaryExpression, CallExpression, Expression } from '../syntax.js';
import { extensionUrl, knownValue, type Constants } from './literal.js';
import { isContext, isSafeCondition, neverFails } from './never-fails.js';

/**
 * Extension urls: where a resource has none of them, something is known of an expression, and its evaluation does
 * not end in an error. Undefined where no such urls are known. So a resource without them need not be looked at.
 */
type Urls = ReadonlySet<string> | undefined;

export interface Absence {
  /** The expression gives nothing. */
  readonly isEmpty: (expression: Expression) => Urls;
  readonly isTrue: (expression: Expression) => Urls;
  /** The expression is false or gives nothing. */
  readonly isNotTrue: (expression: Expression) => Urls;
}

const both = (one: Urls, other: Urls): Urls => one && other && new Set([...one, ...other]);

/** What takes its items from its input: nothing comes of nothing, and nothing from elsewhere. */
const fromInput = new Set([
  ...['where', 'ofType', 'as', 'children', 'descendants', 'extension', 'first', 'last', 'tail', 'single'],
  ...['distinct', 'intersect', 'exclude'],
]);
/** These give nothing for nothing, too; their arguments are evaluated on each item, if at all. */
const perItem = new Set(['where', 'ofType', 'as', 'is', 'select', 'repeat', 'type', 'getValue']);

const againstZero: Readonly<Partial<Record<BinaryExpression['operator'], (limit: number) => boolean>>> = {
  '=': (limit) => limit === 0,
  '!=': (limit) => limit !== 0,
  '<': (limit) => limit > 0,
  '<=': (limit) => limit >= 0,
  '>': (limit) => limit < 0,
  '>=': (limit) => limit <= 0,
};

export function createAbsence(constants: Constants): Absence {
  const isSafe = (expression: Expression | undefined): boolean => isSafeCondition(expression, constants);

  function isEmpty(expression: Expression): Urls {
    switch (expression.kind) {
      case 'empty':
        return new Set();
      case 'member':
        return expression.base && isEmpty(expression.base);
      case 'index':
        return knownValue(expression.index, constants) === undefined ? undefined : isEmpty(expression.base);
      case 'call':
        return emptyCall(expression);
      case 'binary':
        return expression.operator === '|'
          ? both(isEmpty(expression.left), isEmpty(expression.right))
          : undefined;
      default:
        return undefined;
    }
  }

  function emptyCall(call: CallExpression): Urls {
    const { base, name, arguments: given } = call;
    const url = extensionUrl(call, constants);
    if (url !== undefined && isInside(base) && neverFails(base, constants)) return new Set([url]);
    if (name === 'extension' && url === undefined) return undefined;
    const [other] = given;
    if (name === 'combine' || name === 'union') {
      return base && other && both(isEmpty(base), isEmpty(other));
    }
    const isThrough =
      perItem.has(name) || (fromInput.has(name) && given.every((each) => neverFails(each, constants)));
    return base !== undefined && isThrough ? isEmpty(base) : undefined;
  }

  function isTrue(expression: Expression): Urls {
    if (expression.kind === 'literal') return expression.value === true ? new Set() : undefined;
    if (expression.kind === 'call') {
      const { base, name } = expression;
      if (base === undefined) return undefined;
      if (name === 'empty' || name === 'all') return isEmpty(base);
      return name === 'not' ? isFalse(base) : undefined;
    }
    if (expression.kind !== 'binary') return undefined;
    const { operator, left, right } = expression;
    const later = (urls: Urls): Urls => (isSafe(left) ? urls : undefined);
    if (operator === 'and') return both(isTrue(left), isTrue(right));
    if (operator === 'or') return isTrue(left) ?? later(isTrue(right));
    if (operator === 'implies') return isFalse(left) ?? later(isTrue(right));
    return comparedCount(expression, true);
  }

  function isFalse(expression: Expression): Urls {
    if (expression.kind === 'literal') return expression.value === false ? new Set() : undefined;
    if (expression.kind === 'call') {
      const { base, name } = expression;
      if (base === undefined) return undefined;
      if (name === 'exists') return isEmpty(base);
      return name === 'not' ? isTrue(base) : undefined;
    }
    if (expression.kind !== 'binary') return undefined;
    const { operator, left, right } = expression;
    if (operator === 'and') return isFalse(left) ?? (isSafe(left) ? isFalse(right) : undefined);
    if (operator === 'or') return both(isFalse(left), isFalse(right));
    if (operator === 'implies') return both(isTrue(left), isFalse(right));
    return comparedCount(expression, false);
  }

  /** `extension(url).count() <= 1` */
  function comparedCount({ operator, left, right }: BinaryExpression, wanted: boolean): Urls {
    const limit = knownValue(right, constants);
    const compare = againstZero[operator];
    if (left.kind !== 'call' || left.name !== 'count' || left.base === undefined) return undefined;
    if (typeof limit !== 'number' || compare === undefined || compare(limit) !== wanted) return undefined;
    return isEmpty(left.base);
  }

  function isNotTrue(expression: Expression): Urls {
    const known = isFalse(expression) ?? isEmpty(expression);
    if (known !== undefined || expression.kind !== 'binary') return known;
    const { operator, left, right } = expression;
    if (operator === 'or') return both(isNotTrue(left), isNotTrue(right));
    if (operator !== 'and') return undefined;
    if (isSafe(right)) return isNotTrue(left) ?? (isSafe(left) ? isNotTrue(right) : undefined);
    return isSafe(left) ? isNotTrue(right) : undefined;
  }

  return { isEmpty, isTrue, isNotTrue };
}

/** Whether a path starts in the resource itself, and so cannot lead to what contains it. */
function isInside(expression: Expression | undefined): boolean {
  if (expression === undefined || expression.kind === '$this') return true;
  if (expression.kind === 'variable') return isContext(expression);
  if (expression.kind === 'member') return isInside(expression.base);
  return expression.kind === 'call' && fromInput.has(expression.name) && isInside(expression.base);
}
