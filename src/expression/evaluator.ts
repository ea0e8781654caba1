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
export type Evaluate = (node: ElementNode, variables: Variables, budget?: Budget) => Item[];

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
      return guarded(() => collect(compiled, node, environment));
    } catch (error) {
      if (error instanceof EvaluationError) throw error;
      return fallBack(error)(node, variable, budget);
    }
  };
}

/** fhirpath.js tells nothing of the parts. What its errors say may hold the resource, so it is not passed on. */
const watchedWhole =
  (expression: Expression, evaluate: Evaluate, watch: Watch | undefined): Evaluate =>
  (node, variables) => {
    const items = guarded(() => {
      try {
        return evaluate(node, variables);
      } catch (error) {
        if (error instanceof EvaluationError || error instanceof RangeError) throw error;
        throw new EvaluationError('fhirpath.js cannot evaluate the expression here.', 'exception', {
          cause: error,
        });
      }
    });
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

function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationError || error instanceof NotCovered) throw error;
    if (error instanceof RangeError)
      throw new EvaluationError('The expression needs too much memory.', 'too-costly');
    throw new EvaluationError(error instanceof Error ? error.message : 'The expression failed.');
  }
}
