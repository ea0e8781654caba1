import { typeArgument, type Expression } from '../syntax.js';
import { extensionUrl, knownValue, type Constants } from './literal.js';

/** Paths and what goes along them: their evaluation cannot end in an error, whatever they meet. */
const alongPaths = new Set([
  'children',
  'descendants',
  'ofType',
  'first',
  'last',
  'tail',
  'distinct',
  'type',
]);
const ofTwo = new Set(['combine', 'union', 'intersect', 'exclude']);
const conditions = new Set(['exists', 'empty', 'hasValue', 'all', 'not']);

/** Whether no resource can make the evaluation of an expression end in an error. */
export function neverFails(expression: Expression | undefined, constants: Constants): boolean {
  if (expression === undefined) return true;
  switch (expression.kind) {
    case 'empty':
    case '$this':
      return true;
    case 'literal':
    case 'variable':
      return knownValue(expression, constants) !== undefined || isContext(expression);
    case 'member':
      return neverFails(expression.base, constants);
    case 'call': {
      const { base, name, arguments: given } = expression;
      if (conditions.has(name)) return isSafeCondition(expression, constants);
      if (!neverFails(base, constants)) return false;
      if (alongPaths.has(name)) return given.length === 0 || typeArgument(expression) !== '';
      if (ofTwo.has(name)) return neverFails(given[0], constants);
      if (name === 'where') return isSafeCondition(given[0], constants);
      return name === 'count' || extensionUrl(expression, constants) !== undefined;
    }
    case 'binary':
      return expression.operator === '|'
        ? neverFails(expression.left, constants) && neverFails(expression.right, constants)
        : isSafeCondition(expression, constants);
    default:
      return false;
  }
}

/** The same for an expression that stands as a condition, where several items would be an error. */
export function isSafeCondition(expression: Expression | undefined, constants: Constants): boolean {
  if (expression?.kind === 'literal') return expression.type === 'Boolean';
  if (expression?.kind === 'binary') {
    const { operator, left, right } = expression;
    if (operator === '=' || operator === '!=' || operator === '~' || operator === '!~')
      return neverFails(left, constants) && neverFails(right, constants);
    return (
      ['and', 'or', 'xor', 'implies'].includes(operator) &&
      isSafeCondition(left, constants) &&
      isSafeCondition(right, constants)
    );
  }
  if (expression?.kind !== 'call' || !conditions.has(expression.name)) return false;
  const { base, name, arguments: given } = expression;
  if (name === 'not') return isSafeCondition(base, constants);
  if (!neverFails(base, constants)) return false;
  return given.length === 0 || isSafeCondition(given[0], constants);
}

/** Variables that stand for the resource itself or for a part of it. */
export const isContext = (expression: Expression): boolean =>
  expression.kind === 'variable' && (expression.name === 'resource' || expression.name === 'context');

const toElements = new Set([
  'children',
  'descendants',
  'ofType',
  'first',
  'last',
  'tail',
  'distinct',
  'where',
]);

/** Whether an expression gives elements of the resource and nothing else. */
export function givesElements(expression: Expression | undefined, constants: Constants): boolean {
  if (expression === undefined || expression.kind === '$this') return true;
  if (expression.kind === 'variable') return isContext(expression);
  if (expression.kind === 'member') return givesElements(expression.base, constants);
  if (expression.kind !== 'call' || !givesElements(expression.base, constants)) return false;
  if (ofTwo.has(expression.name)) return givesElements(expression.arguments[0], constants);
  return toElements.has(expression.name) || extensionUrl(expression, constants) !== undefined;
}
