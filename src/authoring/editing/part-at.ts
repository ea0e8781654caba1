import type { CheckScope } from '../../expression/check/scope.js';
import { signatures } from '../../expression/check/functions.js';
import type { TypeSet } from '../../expression/check/types.js';
import type { CallExpression, Expression } from '../../expression/syntax.js';
import { typesOf, walk } from '../../rules/lint/walk.js';

/** A part of an expression, and what the expression stands on there. */
export interface Part {
  readonly part: Expression;
  readonly scope: CheckScope;
}

/** The smallest part that an offset lies in or at the end of. */
export function partAt(tree: Expression, scope: CheckScope, offset: number): Part | undefined {
  let found: Part | undefined;
  walk(tree, scope, (part, inner) => {
    if (offset < part.start || offset > part.end) return;
    const size = part.end - part.start;
    if (found === undefined || size <= found.part.end - found.part.start) found = { part, scope: inner };
  });
  return found;
}

/** The types that a name behind a dot, or at the start, is looked up in. */
export const typesBefore = (base: Expression | undefined, scope: CheckScope): TypeSet =>
  base === undefined ? scope.focus : typesOf(base, scope);

/** `ofType(uri)`: its argument is a type and no expression. */
export const takesType = ({ name }: CallExpression): boolean =>
  Object.hasOwn(signatures, name) && signatures[name]?.scope === 'type';
