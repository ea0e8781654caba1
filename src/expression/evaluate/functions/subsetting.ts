import { collect, fromCollection, fromSingle, single } from '../compiled.js';
import type { Compiled, Environment } from '../compiled.js';
import { itemKey } from '../equality.js';
import { systemValue, type Item } from '../item.js';
import { distinctItems } from './existence.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#subsetting and https://hl7.org/fhirpath/N1/#combining */
export const subsetting: FunctionTable = {
  first: (input) => fromSingle((focus, environment) => itemAt(input, focus, environment, 0)),
  last: (input) => fromSingle((focus, environment) => collect(input, focus, environment).at(-1)),
  tail: (input) => fromCollection((focus, environment) => collect(input, focus, environment).slice(1)),
  single: (input) => fromSingle((focus, environment) => single(input, focus, environment)),
  skip: (input, given) =>
    fromCollection((focus, environment) => {
      const count = integer(argument(given), focus, environment);
      return count === undefined ? [] : collect(input, focus, environment).slice(Math.max(0, count));
    }),
  take: (input, given) =>
    fromCollection((focus, environment) => {
      const count = integer(argument(given), focus, environment);
      return count === undefined ? [] : collect(input, focus, environment).slice(0, Math.max(0, count));
    }),
  union: (input, given) =>
    fromCollection((focus, environment) => union(input, argument(given), focus, environment)),
  combine: (input, given) => ({
    each: (focus, environment, sink) =>
      input.each(focus, environment, sink) || argument(given).each(focus, environment, sink),
  }),
  intersect: (input, given) =>
    fromCollection((focus, environment) => {
      const keys = new Set(collect(argument(given), focus, environment).map((each) => itemKey(each)));
      return distinctItems(collect(input, focus, environment).filter((each) => keys.has(itemKey(each))));
    }),
  exclude: (input, given) =>
    fromCollection((focus, environment) => {
      const keys = new Set(collect(argument(given), focus, environment).map((each) => itemKey(each)));
      return collect(input, focus, environment).filter((each) => !keys.has(itemKey(each)));
    }),
};

export function union(
  left: Compiled,
  right: Compiled,
  focus: Item | undefined,
  environment: Environment,
): Item[] {
  return distinctItems([...collect(left, focus, environment), ...collect(right, focus, environment)]);
}

export function itemAt(
  input: Compiled,
  focus: Item | undefined,
  environment: Environment,
  index: number,
): Item | undefined {
  let position = 0;
  let found: Item | undefined;
  input.each(focus, environment, (item) => {
    if (position++ !== index) return false;
    found = item;
    return true;
  });
  return found;
}

export function integer(
  input: Compiled,
  focus: Item | undefined,
  environment: Environment,
): number | undefined {
  const item = single(input, focus, environment);
  const value = item === undefined ? undefined : systemValue(item);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
