import { checkExpression } from '../../expression/check/check.js';
import { scopeBehind } from '../../expression/check/defined.js';
import { signatures } from '../../expression/check/functions.js';
import type { CheckScope } from '../../expression/check/scope.js';
import type { TypeSet } from '../../expression/check/types.js';
import { childExpressions, type Expression } from '../../expression/syntax.js';

/** Is told of a part of an expression, and what it stands on. */
export type Visit = (part: Expression, scope: CheckScope) => void;

/** Visits every part of an expression; the parts of a criterion stand on the items that it is asked of. */
export function walk(expression: Expression, scope: CheckScope, visit: Visit): void {
  visit(expression, scope);
  if (expression.kind !== 'call') {
    for (const each of childExpressions(expression)) walk(each, scope, visit);
    return;
  }
  const { base, name, arguments: given } = expression;
  if (base !== undefined) walk(base, scope, visit);
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined;
  if (signature?.scope === 'type' || given.length === 0) return;
  const behind = scopeBehind(base, scope);
  const isRepeated = name === 'repeat' || name === 'repeatAll';
  const focus = isRepeated ? undefined : base === undefined ? scope.focus : typesOf(base, scope);
  const inner = signature?.scope === 'item' ? { ...behind, focus } : behind;
  for (const each of given) walk(each, inner, visit);
}

/** The types of an expression in which nothing is wrong. */
export const typesOf = (expression: Expression, scope: CheckScope): TypeSet =>
  checkExpression(expression, { ...scope, report: () => undefined });
