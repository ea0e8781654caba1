import {
  collect,
  EvaluationError,
  fromCollection,
  single,
  type Compiled,
  type DefinedVariable,
  type Environment,
} from '../compiled.js';
import { childExpressions, type CallExpression, type Expression } from '../../syntax.js';
import type { Item } from '../item.js';
import { argument, type FunctionTable } from './registry.js';
import { withoutMinus } from './sorting.js';
import { textOf } from './strings.js';

/** `trace` writes nothing: what a rule says belongs to its result. */
export const variables: FunctionTable = {
  trace: (input) => input,
  defineVariable: (input, given, call) => ({
    each: (focus, environment, sink) => {
      const items = collect(input, focus, environment);
      const name = single(argument(given), focus, environment);
      const text = name === undefined ? '' : textOf(name);
      if (reserved.test(text) || definedAs(environment, text) !== undefined)
        throw new EvaluationError(`The variable %${text} is already defined.`);
      const value = given.length > 1 ? collectOn(items, call, argument(given, 1), focus, environment) : items;
      environment.defined = { name: text, items: value, before: environment.defined };
      return items.some((item) => sink(item));
    },
  }),
  coalesce: (input, given, call) =>
    fromCollection((focus, environment) => {
      const items = collect(input, focus, environment);
      for (const each of given) {
        const found = collectOn(items, call, each, focus, environment);
        if (found.length > 0) return found;
      }
      return [];
    }),
};

const reserved = /^(?:|context|resource|rootResource|ucum|sct|loinc|(?:vs|ext)-.*)$/;

/** `%name`: of the expression's own variables the innermost, or else one that stands around it. */
export const variable = (name: string): Compiled =>
  fromCollection((_, environment) =>
    environment.defined === undefined
      ? environment.variable(name)
      : (definedAs(environment, name)?.items ?? environment.variable(name)),
  );

function definedAs(environment: Environment, name: string): DefinedVariable | undefined {
  let each = environment.defined;
  while (each !== undefined && each.name !== name) each = each.before;
  return each;
}

/** Keeps what an argument or operand defines from those beside it. */
export const scoped = (expression: Expression, compiled: Compiled): Compiled =>
  definesVariable(expression)
    ? {
        each: (focus, environment, sink) =>
          restoring(environment, () => collect(compiled, focus, environment)).some((item) => sink(item)),
      }
    : compiled;

const definesVariable = (expression: Expression): boolean =>
  (expression.kind === 'call' && expression.name === 'defineVariable') ||
  childExpressions(expression).some(definesVariable);

function restoring<T>(environment: Environment, run: () => T): T {
  const before = environment.defined;
  try {
    return run();
  } finally {
    environment.defined = before;
  }
}

/** No variable that can be written. */
const inputName = ' input';

function collectOn(
  items: readonly Item[],
  call: CallExpression,
  given: Compiled,
  focus: Item | undefined,
  environment: Environment,
): Item[] {
  if (call.base === undefined) return collect(given, focus, environment);
  return restoring(environment, () => {
    environment.defined = { name: inputName, items, before: environment.defined };
    return collect(given, focus, environment);
  });
}

/** Whose arguments are evaluated once, on all of the input, and what `$this` is there. */
const onWholeInput: ReadonlySet<string> = new Set(['defineVariable', 'coalesce']);

/**
 * The arguments of a call as they are to be compiled: made to begin with its input where the function evaluates them
 * on that, and without the minus that only says how to sort.
 */
export function argumentsOf(call: CallExpression): readonly Expression[] {
  if (call.name === 'sort') return call.arguments.map(withoutMinus);
  if (call.base === undefined || !onWholeInput.has(call.name)) return call.arguments;
  return call.arguments.map((each) => onInput(each, call.name === 'defineVariable'));
}

/** Their arguments stand on the items of their own input. */
const onOwnItems: ReadonlySet<string> = new Set([
  ...['where', 'select', 'exists', 'all', 'repeat', 'repeatAll', 'iif', 'aggregate', 'sort', 'trace'],
  ...['is', 'as', 'ofType', 'defineVariable', 'coalesce'],
]);

function onInput(expression: Expression, withThis: boolean): Expression {
  const inner = (each: Expression): Expression => onInput(each, withThis);
  const { start, end } = expression;
  const input: Expression = { kind: 'variable', name: inputName, start, end };
  switch (expression.kind) {
    case '$this':
      return withThis ? input : expression;
    case 'member':
      return { ...expression, base: expression.base ? inner(expression.base) : input };
    case 'call': {
      const given = onOwnItems.has(expression.name) ? expression.arguments : expression.arguments.map(inner);
      return { ...expression, base: expression.base ? inner(expression.base) : input, arguments: given };
    }
    case 'index':
      return { ...expression, base: inner(expression.base), index: inner(expression.index) };
    case 'unary':
    case 'type':
      return { ...expression, operand: inner(expression.operand) };
    case 'binary':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    default:
      return expression;
  }
}
