import type { Expression } from '../syntax.js';
import { knownValue, type Constants } from './literal.js';

const functions = new Set([
  ...['exists', 'empty', 'hasValue', 'not', 'matches', 'matchesFull', 'startsWith', 'endsWith', 'contains'],
  ...['lower', 'upper', 'trim', 'length', 'indexOf', 'substring', 'replace', 'replaceMatches', 'first'],
]);

/** Whether a condition on an extension looks at its url and at nothing else. */
export function dependsOnUrlAlone(expression: Expression, constants: Constants): boolean {
  const inner = (each: Expression): boolean => dependsOnUrlAlone(each, constants);
  switch (expression.kind) {
    case 'literal':
    case 'empty':
      return true;
    case 'variable':
      return knownValue(expression, constants) !== undefined;
    case 'member':
      return expression.name === 'url' && (expression.base === undefined || expression.base.kind === '$this');
    case 'call':
      return (
        functions.has(expression.name) &&
        expression.base !== undefined &&
        inner(expression.base) &&
        expression.arguments.every(inner)
      );
    case 'binary':
      return inner(expression.left) && inner(expression.right);
    default:
      return false;
  }
}
