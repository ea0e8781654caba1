import type { Expression } from '../syntax.js';

/** The values of variables that are the same everywhere. */
export type Constants = Readonly<Record<string, string | number | boolean>>;

/** The value of a literal or of a constant; undefined for everything that depends on a resource. */
export function knownValue(
  expression: Expression | undefined,
  constants: Constants,
): string | number | boolean | undefined {
  if (expression?.kind === 'variable') {
    return Object.hasOwn(constants, expression.name) ? constants[expression.name] : undefined;
  }
  if (expression?.kind !== 'literal') return undefined;
  const { type, value } = expression;
  return type === 'String' || type === 'Boolean' || type === 'Integer' ? value : undefined;
}

/** The url that `extension(url)` asks for, where it is known. */
export function extensionUrl(expression: Expression, constants: Constants): string | undefined {
  if (expression.kind !== 'call' || expression.name !== 'extension') return undefined;
  const url = knownValue(expression.arguments[0], constants);
  return typeof url === 'string' ? url : undefined;
}
