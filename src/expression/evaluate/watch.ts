import type { Expression } from '../syntax.js';
import { collect, type Compiled } from './compiled.js';
import type { Item } from './item.js';

/** Is told the value of every part of an expression each time it is evaluated: for coverage and explanations. */
export type Watch = (expression: Expression, items: readonly Item[], focus: Item | undefined) => void;

/** Evaluates a part whole, even where less would do, and reports it. */
export const watched = (expression: Expression, compiled: Compiled, watch: Watch): Compiled => ({
  each: (focus, environment, sink) => {
    const items = collect(compiled, focus, environment);
    watch(expression, items, focus);
    return items.some((item) => sink(item));
  },
});
