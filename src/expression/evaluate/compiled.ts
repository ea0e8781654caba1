import { isNode, type Item } from './item.js';

/** Gets each item of a collection in turn; returning true means: enough. */
export type Sink = (item: Item) => boolean;

/** Gives the items of a collection. Returns true when the sink had enough. */
export type Each = (focus: Item | undefined, environment: Environment, sink: Sink) => boolean;

/** FHIRPath's three values: undefined is the empty collection. */
export type Truth = (focus: Item | undefined, environment: Environment) => boolean | undefined;

/** A compiled expression. `truth` is a shorter way to the same answer where the result is a condition. */
export interface Compiled {
  readonly each: Each;
  readonly truth?: Truth;
  /** The items, where they are the same wherever the expression is evaluated. */
  readonly constants?: readonly Item[];
}

/** Steps left before a runaway expression is stopped. Several evaluations may share one. */
export interface Budget {
  steps: number;
}

/** What an evaluation stands in. `$index` and `$total` change while functions iterate. */
export interface Environment {
  readonly variable: (name: string) => readonly Item[];
  index: number | undefined;
  total: readonly Item[];
  readonly budget: Budget;
  /** The innermost of the variables that `defineVariable` set so far. */
  defined?: DefinedVariable | undefined;
}

/** A variable that the expression itself defines, before those that were defined earlier. */
export interface DefinedVariable {
  readonly name: string;
  readonly items: readonly Item[];
  readonly before: DefinedVariable | undefined;
}

/** An expression that cannot be evaluated on this resource. Becomes an `exception` or `too-costly` issue. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly code: 'exception' | 'too-costly';
  constructor(text: string, code: 'exception' | 'too-costly' = 'exception', options?: ErrorOptions) {
    super(text, options);
    this.code = code;
  }
}

/** A part of FHIRPath that the compiler does not cover. fhirpath.js evaluates such expressions. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}

export function spend(environment: Environment, steps = 1): void {
  environment.budget.steps -= steps;
  if (environment.budget.steps < 0) {
    throw new EvaluationError('The expression takes more steps than the budget allows.', 'too-costly');
  }
}

export function collect(compiled: Compiled, focus: Item | undefined, environment: Environment): Item[] {
  const items: Item[] = [];
  compiled.each(focus, environment, (item) => {
    items.push(item);
    return false;
  });
  spend(environment, items.length);
  return items;
}

export function exists(compiled: Compiled, focus: Item | undefined, environment: Environment): boolean {
  return compiled.each(focus, environment, () => true);
}

/** The only item, or undefined for none. Several are an error. */
export function single(
  compiled: Compiled,
  focus: Item | undefined,
  environment: Environment,
): Item | undefined {
  let only: Item | undefined;
  compiled.each(focus, environment, (item) => {
    if (only !== undefined) throw new EvaluationError('One item is expected, but there are several.');
    only = item;
    return false;
  });
  return only;
}

/** Singleton evaluation: a single item that is no boolean counts as true. */
export function truth(
  compiled: Compiled,
  focus: Item | undefined,
  environment: Environment,
): boolean | undefined {
  if (compiled.truth !== undefined) return compiled.truth(focus, environment);
  const item = single(compiled, focus, environment);
  if (item === undefined || typeof item === 'boolean') return item;
  if (isNode(item)) {
    if (typeof item.value === 'boolean') return item.value;
    if (item.type?.name === 'boolean') return undefined;
  }
  return true;
}

/** A condition as a collection of one boolean, or none. */
export const fromTruth = (of: Truth): Compiled => ({
  truth: of,
  each: (focus, environment, sink) => {
    const value = of(focus, environment);
    return value !== undefined && sink(value);
  },
});

/** A function that needs the whole collection at once. */
export const fromCollection = (
  of: (focus: Item | undefined, environment: Environment) => Iterable<Item>,
): Compiled => ({
  each: (focus, environment, sink) => {
    for (const item of of(focus, environment)) if (sink(item)) return true;
    return false;
  },
});

/** A function that gives one item or none. */
export const fromSingle = (
  of: (focus: Item | undefined, environment: Environment) => Item | undefined,
): Compiled => ({
  each: (focus, environment, sink) => {
    const item = of(focus, environment);
    return item !== undefined && sink(item);
  },
});

/** Runs with `$index` set, and sets it back. */
export function withIndex<T>(environment: Environment, index: number, run: () => T): T {
  const before = environment.index;
  environment.index = index;
  spend(environment);
  try {
    return run();
  } finally {
    environment.index = before;
  }
}
