import { isNode, type Item } from '../expression/evaluate/item.js';
import type { Expression } from '../expression/syntax.js';
import { isLogical, isNegation, type LogicalExpression } from './conditions.js';

/** FHIRPath's three values; undefined is the empty collection. */
export type Truth = boolean | undefined;

/** A collection as a condition: a single item that is no boolean counts as true. */
export function truthOf(items: readonly Item[]): Truth {
  const [item] = items;
  if (item === undefined || typeof item === 'boolean') return item;
  if (!isNode(item) || item.type?.name !== 'boolean') return true;
  return typeof item.value === 'boolean' ? item.value : undefined;
}

/**
 * Tells of every condition in an evaluated one that its verdict depended on it: no operand beside it, here or
 * further out, had decided already. `wanted` is the value that the verdict asks for.
 */
export function decide(
  expression: Expression,
  valueOf: (expression: Expression) => Truth,
  tell: (expression: Expression, value: boolean) => void,
  wanted = true,
): void {
  const value = valueOf(expression);
  // Where false is asked for, what is empty acts like true but is not; it shows neither.
  if (wanted) tell(expression, value === true);
  else if (value !== undefined) tell(expression, value);
  if (isNegation(expression)) decide(expression.base, valueOf, tell, !wanted);
  if (!isLogical(expression)) return;
  const { left, right } = expression;
  const [a, b] = [valueOf(left), valueOf(right)];
  const { operator } = expression;
  const asked = (other: Truth): boolean => (operator === 'xor' && other === true ? !wanted : wanted);
  if (matters((each) => combine(operator, each, b), wanted)) {
    decide(left, valueOf, tell, operator === 'implies' ? !wanted : asked(b));
  }
  if (matters((each) => combine(operator, a, each), wanted)) decide(right, valueOf, tell, asked(a));
}

const matters = (of: (value: Truth) => Truth, wanted: boolean): boolean =>
  new Set([true, false, undefined].map((each) => of(each) === wanted)).size > 1;

/** https://hl7.org/fhirpath/N1/#boolean-logic */
function combine(operator: LogicalExpression['operator'], a: Truth, b: Truth): Truth {
  switch (operator) {
    case 'and':
      if (a === false || b === false) return false;
      return a === undefined || b === undefined ? undefined : true;
    case 'or':
      if (a === true || b === true) return true;
      return a === undefined || b === undefined ? undefined : false;
    case 'implies':
      if (a === false || b === true) return true;
      return a === undefined || b === undefined ? undefined : false;
    case 'xor':
      return a === undefined || b === undefined ? undefined : a !== b;
  }
}
