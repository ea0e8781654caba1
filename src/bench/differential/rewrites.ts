import { loadParser } from '../../expression/parse.js';
import {
  childExpressions,
  typeArgument,
  type CallExpression,
  type Expression,
  type MemberExpression,
} from '../../expression/syntax.js';

/** Rebuilds an expression from the inside out; `change` gives the replacement of a part whose own parts are done. */
export function rewrite(tree: Expression, change: (part: Expression) => Expression): Expression {
  const inner = (each: Expression): Expression => rewrite(each, change);
  switch (tree.kind) {
    case 'member':
      return change(tree.base ? { ...tree, base: inner(tree.base) } : tree);
    case 'call': {
      const given = takesType.has(tree.name) ? tree.arguments : tree.arguments.map(inner);
      return change({ ...tree, ...(tree.base && { base: inner(tree.base) }), arguments: given });
    }
    case 'index':
      return change({ ...tree, base: inner(tree.base), index: inner(tree.index) });
    case 'unary':
    case 'type':
      return change({ ...tree, operand: inner(tree.operand) });
    case 'binary':
      return change({ ...tree, left: inner(tree.left), right: inner(tree.right) });
    default:
      return change(tree);
  }
}

const takesType = new Set(['is', 'as', 'ofType']);

const parse = await loadParser();

/** An expression in which `%a` and `%b` are others. */
export function template(text: string, a: Expression, b: Expression = a): Expression {
  return rewrite(parse(text), (each) => {
    if (each.kind !== 'variable') return each;
    return each.name === 'a' ? a : each.name === 'b' ? b : each;
  });
}

const focusItself: Expression = { kind: '$this', start: 0, end: 0 };

export const baseOf = (part: CallExpression | MemberExpression): Expression => part.base ?? focusItself;

/** Whether any part of an expression passes a test. */
export const hasPart = (tree: Expression, test: (part: Expression) => boolean): boolean =>
  test(tree) || childExpressions(tree).some((each) => hasPart(each, test));

export const calls = (tree: Expression, ...names: readonly string[]): boolean =>
  hasPart(tree, (part) => part.kind === 'call' && names.includes(part.name));

export const operates = (tree: Expression, ...operators: readonly string[]): boolean =>
  hasPart(tree, (part) => part.kind === 'binary' && operators.includes(part.operator));

/** What `is`, `as` and `ofType` stand on, in either way of writing them. */
export function typeOperation(
  part: Expression,
): { readonly name: string; readonly operand: Expression; readonly type: string } | undefined {
  if (part.kind === 'type') return { name: part.operator, operand: part.operand, type: part.type };
  if (part.kind !== 'call' || !takesType.has(part.name)) return undefined;
  return { name: part.name, operand: baseOf(part), type: typeArgument(part) };
}
