import { calculate } from '../arithmetic.js';
import { collect, EvaluationError, fromSingle, spend, type Compiled, type Environment } from '../compiled.js';
import { compareItems } from '../comparison.js';
import { isNode, stringValue, systemValue, type Item } from '../item.js';
import { quantityOf } from '../quantity.js';
import { concatenate } from './strings.js';
import type { FunctionTable } from './registry.js';

/** `sum`, `min`, `max` and `avg`: short for what `aggregate` could say. https://build.fhir.org/ig/HL7/FHIRPath/#aggregates */
export const aggregates: FunctionTable = {
  sum: (input) => fromSingle((focus, environment) => sum(collect(input, focus, environment), environment)),
  min: (input) => extreme(input, (order) => order < 0),
  max: (input) => extreme(input, (order) => order > 0),
  avg: (input) =>
    fromSingle((focus, environment) => {
      const items = collect(input, focus, environment);
      const total = sum(items, environment);
      return total === undefined ? undefined : calculate('/', total, items.length);
    }),
};

function sum(items: readonly Item[], environment: Environment): Item | undefined {
  const [first, ...others] = items;
  if (first === undefined || items.some(hasNone)) return undefined;
  let total: Item | undefined = first;
  for (const item of others) {
    if (total === undefined) return undefined;
    const [text, other]: readonly (string | undefined)[] = [stringValue(total), stringValue(item)];
    total =
      text !== undefined && other !== undefined
        ? concatenate(text, other, environment)
        : calculate('+', total, item);
  }
  return total;
}

const extreme = (input: Compiled, isBetter: (order: number) => boolean): Compiled =>
  fromSingle((focus, environment) => {
    const items = collect(input, focus, environment);
    spend(environment, items.length);
    let best = items[0];
    if (best === undefined || items.some(hasNone)) return undefined;
    for (const item of items) {
      const order = compareItems(item, best);
      if (order === undefined) throw new EvaluationError('The values have no known order.');
      if (isBetter(order)) best = item;
    }
    return best;
  });

const hasNone = (item: Item): boolean =>
  isNode(item) && systemValue(item) === undefined && quantityOf(item) === undefined;
