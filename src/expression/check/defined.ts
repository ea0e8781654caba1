import type { Expression } from '../syntax.js';
import type { CheckScope } from './scope.js';

/** What stands behind `defineVariable('name')` may use `%name`. Of its values nothing is known. */
export function scopeBehind(base: Expression | undefined, scope: CheckScope): CheckScope {
  const names = namesIn(base);
  if (names.length === 0) return scope;
  const variables = new Map(scope.variables);
  for (const name of names) variables.set(name, undefined);
  return { ...scope, variables };
}

function namesIn(chain: Expression | undefined): string[] {
  const names: string[] = [];
  for (let each = chain; each !== undefined; each = baseOf(each)) {
    if (each.kind !== 'call' || each.name !== 'defineVariable') continue;
    const [name] = each.arguments;
    if (name?.kind === 'literal') names.push(String(name.value));
  }
  return names;
}

const baseOf = (expression: Expression): Expression | undefined =>
  expression.kind === 'member' || expression.kind === 'call' || expression.kind === 'index'
    ? expression.base
    : undefined;
