import type { Model } from '../../fhir/model/model.js';
import type { BinaryExpression } from '../syntax.js';
import { checkCondition, type CheckScope } from './scope.js';
import {
  describeTypes,
  kindsOf,
  systemBoolean,
  systemString,
  typeSet,
  unite,
  type TypeSet,
} from './types.js';

/** Demands operands that the operator can work on, and gives the types of its result. */
export function checkOperator(
  expression: BinaryExpression,
  left: TypeSet,
  right: TypeSet,
  scope: CheckScope,
): TypeSet {
  switch (expression.operator) {
    case 'and':
    case 'or':
    case 'xor':
    case 'implies':
      checkCondition(left, expression.left, scope);
      checkCondition(right, expression.right, scope);
      return systemBoolean;
    case '=':
    case '!=':
    case '~':
    case '!~':
    case 'in':
    case 'contains':
      checkComparable(expression, left, right, scope);
      return systemBoolean;
    case '<':
    case '<=':
    case '>':
    case '>=':
      checkComparable(expression, left, right, scope);
      checkKinds(expression, left, ordered, 'has no order', scope);
      return systemBoolean;
    case '|':
      return unite(left, right);
    case '&':
      checkKinds(expression, left, texts, 'is no string; & joins strings', scope);
      checkKinds(expression, right, texts, 'is no string; & joins strings', scope);
      return systemString;
    case '+':
      checkKinds(expression, left, summands, 'cannot be added to', scope);
      checkKinds(expression, right, summands, 'cannot be added', scope);
      checkSum(expression, left, right, scope);
      return sum(left, right, scope.model);
    default:
      checkKinds(expression, left, numbers, 'is no number', scope);
      checkKinds(expression, right, numbers, 'is no number', scope);
      return typeSet('System.Decimal');
  }
}

const ordered = new Set(['string', 'number', 'date', 'time', 'quantity']);
const texts = new Set(['string']);
const numbers = new Set(['number', 'quantity', 'date', 'time']);
const summands = new Set(['string', ...numbers]);

function checkKinds(
  { start, end }: BinaryExpression,
  types: TypeSet,
  allowed: ReadonlySet<string>,
  problem: string,
  scope: CheckScope,
): void {
  const kinds = kindsOf(types, scope.model);
  if (types === undefined || kinds === undefined || kinds.size === 0) return;
  if ([...kinds].some((kind) => allowed.has(kind))) return;
  const described = describeTypes(types, scope.model);
  const text = `${described.charAt(0).toUpperCase()}${described.slice(1)} ${problem}.`;
  scope.report({ code: 'type-mismatch', start, end, text });
}

function checkComparable(
  { start, end, operator }: BinaryExpression,
  left: TypeSet,
  right: TypeSet,
  scope: CheckScope,
): void {
  const [a, b] = [kindsOf(left, scope.model), kindsOf(right, scope.model)];
  if (left === undefined || right === undefined || a === undefined || b === undefined) return;
  if (a.size === 0 || b.size === 0 || [...a].some((kind) => b.has(kind))) return;
  if (haveCommonBase(left, right, scope.model)) return;
  const [one, other] = [describeTypes(left, scope.model), describeTypes(right, scope.model)];
  const dateHint = a.has('date') || b.has('date') ? '; a date is written @2026-01-31' : '';
  const text = `${operator} compares ${one} with ${other}, which are never alike${dateHint}.`;
  scope.report({ code: 'type-mismatch', start, end, text });
}

/** A string is added to strings only. */
function checkSum({ start, end }: BinaryExpression, left: TypeSet, right: TypeSet, scope: CheckScope): void {
  const [a, b] = [kindsOf(left, scope.model), kindsOf(right, scope.model)];
  if (a?.size !== 1 || b?.size !== 1 || a.has('string') === b.has('string')) return;
  if (![...a, ...b].every((kind) => summands.has(kind))) return;
  scope.report({
    code: 'type-mismatch',
    start,
    end,
    text: 'A string and a number cannot be added; join strings with &.',
  });
}

function haveCommonBase(left: ReadonlySet<string>, right: ReadonlySet<string>, model: Model): boolean {
  const bases = (types: ReadonlySet<string>): Set<string> => {
    const names = new Set<string>();
    for (const type of types) names.add(model.type(type)?.typeName ?? type);
    return names;
  };
  const others = bases(right);
  return [...bases(left)].some((name) => others.has(name));
}

function sum(left: TypeSet, right: TypeSet, model: Model): TypeSet {
  const kinds = kindsOf(unite(left, right), model);
  return kinds?.size === 1 && kinds.has('string') ? systemString : undefined;
}
