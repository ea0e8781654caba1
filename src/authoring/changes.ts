import type { Constant } from '../rules/rule-pack.js';
import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  LiteralExpression,
} from '../expression/syntax.js';
import { changesOfCall, type CallChange } from './call-changes.js';
import { isComparison, isLogical, isNegation } from './conditions.js';
import type { Siblings } from './element-types.js';

/** What the changes of a part depend on. */
export interface ChangeContext {
  readonly constants: Readonly<Record<string, Constant>>;
  readonly siblings: Siblings;
  /** The parts that are conditions. */
  readonly conditions: ReadonlySet<Expression>;
}

export type Change = CallChange;

/** The small changes of one part of an expression; those of the parts inside it are their own. */
export function changesOf(expression: Expression, context: ChangeContext): Change[] {
  const changes = changesOfKind(expression, context);
  return context.conditions.has(expression) && !hasOpposite(expression)
    ? [...changes, { ways: [negated(expression)] }]
    : changes;
}

function changesOfKind(expression: Expression, context: ChangeContext): Change[] {
  switch (expression.kind) {
    case 'binary':
      return changesOfBinary(expression);
    case 'call':
      return changesOfCall(expression, context.constants);
    case 'member':
      return [{ ways: context.siblings(expression).map((name) => ({ ...expression, name })) }];
    case 'literal':
      return otherLiterals(expression).map((other) => ({ ways: [other] }));
    case 'variable':
      return changesOfConstant(expression, context.constants[expression.name]);
    case 'unary':
      return [{ ways: [expression.operand] }];
    default:
      return [];
  }
}

const otherOperators: Partial<Record<BinaryOperator, readonly BinaryOperator[]>> = {
  and: ['or'],
  or: ['and'],
  xor: ['or'],
  implies: ['and'],
  '=': ['!='],
  '!=': ['='],
  '~': ['!~'],
  '!~': ['~'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  div: ['mod'],
  mod: ['div'],
};

function changesOfBinary(expression: BinaryExpression): Change[] {
  const others = (otherOperators[expression.operator] ?? []).map((operator) => ({
    ways: [{ ...expression, operator }],
    from: expression.operator,
    to: operator,
  }));
  const isDroppable = isLogical(expression) || ['|', '&'].includes(expression.operator);
  return isDroppable ? [...others, { ways: [expression.left] }, { ways: [expression.right] }] : others;
}

/** Whether another change turns it around already. */
const hasOpposite = (expression: Expression): boolean =>
  (isComparison(expression) && expression.operator !== 'in' && expression.operator !== 'contains') ||
  isLogical(expression) ||
  isNegation(expression) ||
  (expression.kind === 'call' && ['exists', 'empty'].includes(expression.name)) ||
  (expression.kind === 'literal' && expression.type === 'Boolean');

const call = (base: Expression, name: string): CallExpression => ({
  kind: 'call',
  base,
  name,
  arguments: [],
  start: base.start,
  end: base.end,
});

const negated = (expression: Expression): Expression => call(expression, 'not');

function otherLiterals(literal: LiteralExpression): LiteralExpression[] {
  const { text: _, ...bare } = literal;
  const { value } = literal;
  if (typeof value === 'boolean') return [{ ...bare, value: !value }];
  if (typeof value === 'number') return [value + 1, value - 1].map((other) => ({ ...bare, value: other }));
  return literal.type === 'String' ? [{ ...bare, value: `${value}x` }] : [];
}

/** A constant stays legible as a change of its name: `%limit + 1`. */
function changesOfConstant(expression: Expression, value: Constant | undefined): Change[] {
  const { start, end } = expression;
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [{ ways: [negated(expression)] }];
  const [operators, right]: [readonly BinaryOperator[], Expression] =
    typeof value === 'number'
      ? [['+', '-'], { kind: 'literal', type: 'Integer', value: 1, start, end }]
      : [['&'], { kind: 'literal', type: 'String', value: 'x', start, end }];
  return operators.map((operator) => ({
    ways: [{ kind: 'binary', operator, left: expression, right, start, end }],
  }));
}
