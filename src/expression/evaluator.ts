import type { ElementNode } from '../fhir/element.js';
import {
  collect,
  EvaluationError,
  NotCovered,
  type Budget,
  type Compiled,
  type Environment,
} from './evaluate/compiled.js';
import { compile } from './evaluate/compile.js';
import type { Item } from './evaluate/item.js';
import type { Watch } from './evaluate/watch.js';
import { childExpressions, type Expression } from './syntax.js';

/** The value of a `%variable`; an empty collection for one that is not set. */
export type Variables = (name: string) => readonly Item[];

/** Evaluates an expression on an element. Throws `EvaluationError` and nothing else. */
export type Evaluate = (node: ElementNode, variables: Variables, budget?: Budget) => readonly Item[];

/** Evaluates what the compiler does not cover. */
export type Fallback = (expression: Expression) => Evaluate;

export interface EvaluatorOptions {
  readonly watch?: Watch | undefined;
  readonly fallback?: Fallback | undefined;
}

/** Ten million steps: enough for any rule on any real resource, and done in a second or two. */
export const createBudget = (): Budget => ({ steps: 10_000_000 });

/** The one way from an expression to values. */
export function compileExpression(expression: Expression, options: EvaluatorOptions = {}): Evaluate {
  const { watch, fallback } = options;
  let slow: Evaluate | undefined;
  /** Only when a value turns out to be one that the compiler does not cover, or the expression is none. */
  const fallBack = (error: unknown): Evaluate => {
    if (!(error instanceof NotCovered)) throw error;
    if (fallback === undefined) throw new EvaluationError(`${error.message} cannot be evaluated here.`);
    return (slow ??= watchedWhole(expression, fallback(expression), watch));
  };
  let compiled: Compiled;
  try {
    compiled = compile(expression, watch);
  } catch (error) {
    return fallBack(error);
  }
  return (node, variable, budget = createBudget()) => {
    const environment: Environment = { variable, index: undefined, total: [], budget };
    try {
      return itemsOf(compiled, node, environment);
    } catch (thrown) {
      const error = evaluationError(thrown);
      if (error instanceof EvaluationError) throw error;
      return fallBack(error)(node, variable, budget);
    }
  };
}

const none: readonly Item[] = [];
const yes: readonly Item[] = [true];
const no: readonly Item[] = [false];

/** A condition, which most expressions of rules are, needs no list of its own. */
function itemsOf(compiled: Compiled, node: ElementNode, environment: Environment): readonly Item[] {
  if (compiled.truth === undefined) return collect(compiled, node, environment);
  const value = compiled.truth(node, environment);
  return value === undefined ? none : value ? yes : no;
}

/** fhirpath.js tells nothing of the parts. What its errors say may hold the resource, so it is not passed on. */
const watchedWhole =
  (expression: Expression, evaluate: Evaluate, watch: Watch | undefined): Evaluate =>
  (node, variables) => {
    let items: readonly Item[];
    try {
      items = evaluate(node, variables);
    } catch (cause) {
      if (cause instanceof EvaluationError) throw cause;
      if (cause instanceof RangeError) throw evaluationError(cause);
      throw new EvaluationError('fhirpath.js cannot evaluate the expression here.', 'exception', { cause });
    }
    watch?.(expression, items, node);
    return items;
  };

/** Quantities may turn out to have units that the compiler does not know, and values with an order to be quantities. */
export const mayNeedFallback = (expression: Expression): boolean =>
  !isCovered(expression) || mayMeasure(expression);

const measuring: ReadonlySet<string> = new Set([
  ...['<', '<=', '>', '>='],
  ...['toQuantity', 'convertsToQuantity', 'comparable', 'sort', 'sum', 'min', 'max', 'avg'],
]);

const mayMeasure = (expression: Expression): boolean =>
  (expression.kind === 'literal' && expression.type === 'Quantity') ||
  (expression.kind === 'binary' && measuring.has(expression.operator)) ||
  (expression.kind === 'call' && measuring.has(expression.name)) ||
  childExpressions(expression).some(mayMeasure);

/** Whether the compiler covers an expression whatever values it meets, but for units of quantities. */
export function isCovered(expression: Expression): boolean {
  try {
    compile(expression);
    return true;
  } catch (error) {
    if (error instanceof NotCovered) return false;
    throw error;
  }
}

/** What ends an evaluation, as one of the two errors that are expected. */
function evaluationError(error: unknown): EvaluationError | NotCovered {
  if (error instanceof EvaluationError || error instanceof NotCovered) return error;
  if (error instanceof RangeError)
    return new EvaluationError('The expression needs too much memory.', 'too-costly');
  return new EvaluationError(error instanceof Error ? error.message : 'The expression failed.');
}
