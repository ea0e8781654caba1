import type { CallExpression, Expression } from '../expression/syntax.js';
import type { Constant } from '../rules/rule-pack.js';
import { patternMutants } from './pattern-mutants.js';

/** A change of one part. Of several ways, the first acceptable one counts. */
export interface CallChange {
  readonly ways: readonly Expression[];
  /** What changes, where that is less than the part itself. */
  readonly from?: string;
  readonly to?: string;
}

/** Each name for its partner: what an author may have confused it with. */
const partners: Readonly<Record<string, string>> = {
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  contains: 'startsWith',
  first: 'last',
  last: 'first',
  matches: 'matchesFull',
  matchesFull: 'matches',
  all: 'exists',
  allTrue: 'anyTrue',
  anyTrue: 'allTrue',
  allFalse: 'anyFalse',
  anyFalse: 'allFalse',
  subsetOf: 'supersetOf',
  supersetOf: 'subsetOf',
  children: 'descendants',
  descendants: 'children',
  hasValue: 'exists',
  intersect: 'exclude',
  exclude: 'intersect',
  ceiling: 'floor',
  floor: 'ceiling',
  repeat: 'select',
};

/** What can be left out of a chain. */
const dropped = new Set(['where', 'not', 'lower', 'upper', 'trim', 'distinct', 'tail', 'abs', 'ofType']);
const joining = new Set(['combine', 'union']);
const withPattern = new Set(['matches', 'matchesFull', 'replaceMatches']);
const withPrefix = new Set(['startsWith', 'contains']);

export function changesOfCall(
  call: CallExpression,
  constants: Readonly<Record<string, Constant>>,
): CallChange[] {
  const { name, arguments: given, start, end } = call;
  const input: Expression = call.base ?? { kind: '$this', start, end };
  const [argument] = given;
  const changes: CallChange[] = [];
  const partner = Object.hasOwn(partners, name) ? partners[name] : undefined;
  if (partner !== undefined && !isWhole(patternOf(argument, constants))) changes.push(renamed(call, partner));
  if (dropped.has(name)) changes.push({ ways: [input] });
  if (joining.has(name) && argument !== undefined) changes.push({ ways: [input] }, { ways: [argument] });
  if (name === 'exists' || name === 'empty') changes.push(...changesOfExistence(call));
  if (argument !== undefined && withPattern.has(name))
    changes.push(...otherPatterns(call, argument, constants));
  if (withPrefix.has(name) && argument?.kind === 'literal') changes.push(...shortened(call, argument));
  return changes;
}

const renamed = (call: CallExpression, name: string): CallChange => ({ ways: [{ ...call, name }] });

function changesOfExistence(call: CallExpression): CallChange[] {
  if (call.name === 'empty') return [renamed(call, 'exists')];
  if (call.arguments.length === 0) return [renamed(call, 'empty')];
  const negated: Expression = { ...call, name: 'not', base: call, arguments: [] };
  return [renamed(call, 'all'), { ways: [{ ...call, arguments: [] }] }, { ways: [negated] }];
}

function otherPatterns(
  call: CallExpression,
  argument: Expression,
  constants: Readonly<Record<string, Constant>>,
): CallChange[] {
  const pattern = patternOf(argument, constants);
  if (typeof pattern !== 'string') return [];
  const { start, end } = argument;
  return patternMutants(pattern).map(({ pattern: value, from, to }) => {
    const other: Expression = { kind: 'literal', type: 'String', value, start, end };
    return { ways: [{ ...call, arguments: call.arguments.with(0, other) }], from, to };
  });
}

const patternOf = (
  argument: Expression | undefined,
  constants: Readonly<Record<string, Constant>>,
): unknown => (argument?.kind === 'variable' ? constants[argument.name] : argument && literalText(argument));

/** What is anchored at both ends means the same to `matches` and `matchesFull`. */
const isWhole = (pattern: unknown): boolean => typeof pattern === 'string' && /^\^.*\$$/s.test(pattern);

const literalText = (expression: Expression): unknown =>
  expression.kind === 'literal' ? expression.value : undefined;

function shortened(call: CallExpression, argument: Expression): CallChange[] {
  const text = literalText(argument);
  if (argument.kind !== 'literal' || typeof text !== 'string' || text.length < 2) return [];
  return [{ ways: [{ ...call, arguments: [{ ...argument, value: text.slice(0, -1) }] }] }];
}
