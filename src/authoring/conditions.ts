import {
  childExpressions,
  type BinaryExpression,
  type CallExpression,
  type Expression,
} from '../expression/syntax.js';

/** The conditions in an expression. */
export interface Conditions {
  /** Everything that an example must show to be true, and to be not true, in the order it is written. */
  readonly all: ReadonlySet<Expression>;
  /** Those whose value nothing around them outweighs: a whole expression, a criterion, a comparison of its own. */
  readonly roots: ReadonlySet<Expression>;
}

const logical: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'implies']);
const comparing: ReadonlySet<string> = new Set([
  '=',
  '!=',
  '~',
  '!~',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'contains',
]);
const criteria: ReadonlySet<string> = new Set(['where', 'exists', 'all', 'iif']);

export type LogicalExpression = BinaryExpression & { readonly operator: 'and' | 'or' | 'xor' | 'implies' };

export const isLogical = (expression: Expression): expression is LogicalExpression =>
  expression.kind === 'binary' && logical.has(expression.operator);

export const isComparison = (expression: Expression): expression is BinaryExpression =>
  expression.kind === 'binary' && comparing.has(expression.operator);

export const isNegation = (expression: Expression): expression is CallExpression & { base: Expression } =>
  expression.kind === 'call' && expression.name === 'not' && expression.base !== undefined;

/** `isCondition`: the whole is one, as a rule's `when` and `expression` are. */
export function conditionsOf(expression: Expression, isCondition: boolean): Conditions {
  const all = new Set<Expression>();
  const roots = new Set<Expression>();
  const visit = (each: Expression, isOperand: boolean, isAsked: boolean): void => {
    const isOne = isAsked || isLogical(each) || isComparison(each);
    if (isOne) all.add(each);
    if (isOne && !isOperand) roots.add(each);
    if (isLogical(each)) {
      visit(each.left, true, true);
      visit(each.right, true, true);
    } else if (isNegation(each)) visit(each.base, isOne || isOperand, false);
    else {
      for (const child of childExpressions(each)) visit(child, false, child === criterionOf(each));
    }
  };
  visit(expression, false, isCondition);
  return { all, roots };
}

const criterionOf = (expression: Expression): Expression | undefined =>
  expression.kind === 'call' && criteria.has(expression.name) ? expression.arguments[0] : undefined;
