import {
  collect,
  EvaluationError,
  exists,
  fromCollection,
  fromSingle,
  fromTruth,
  truth,
  withIndex,
} from '../compiled.js';
import type { Compiled, Environment } from '../compiled.js';
import { itemKey } from '../equality.js';
import { isNode, systemValue, type Item } from '../item.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#existence */
export const existence: FunctionTable = {
  empty: (input) => fromTruth((focus, environment) => !exists(input, focus, environment)),
  exists: (input, given) =>
    fromTruth((focus, environment) =>
      given.length === 0
        ? exists(input, focus, environment)
        : someItem(input, focus, environment, (item) => truth(argument(given), item, environment) === true),
    ),
  all: (input, given) =>
    fromTruth(
      (focus, environment) =>
        !someItem(input, focus, environment, (item) => truth(argument(given), item, environment) !== true),
    ),
  allTrue: (input) => quantified(input, (value) => value !== true, false),
  anyTrue: (input) => quantified(input, (value) => value === true, true),
  allFalse: (input) => quantified(input, (value) => value !== false, false),
  anyFalse: (input) => quantified(input, (value) => value === false, true),
  not: (input) =>
    fromTruth((focus, environment) => {
      const value = truth(input, focus, environment);
      return value === undefined ? undefined : !value;
    }),
  count: (input) =>
    fromSingle((focus, environment) => {
      let count = 0;
      input.each(focus, environment, () => {
        count += 1;
        return false;
      });
      return count;
    }),
  distinct: (input) =>
    fromCollection((focus, environment) => distinctItems(collect(input, focus, environment))),
  isDistinct: (input) =>
    fromTruth((focus, environment) => {
      const seen = new Set<string>();
      return !input.each(focus, environment, (item) => {
        const key = itemKey(item);
        return seen.size === seen.add(key).size;
      });
    }),
  subsetOf: (input, given) =>
    fromTruth((focus, environment) =>
      isSubset(collect(input, focus, environment), collect(argument(given), focus, environment)),
    ),
  supersetOf: (input, given) =>
    fromTruth((focus, environment) =>
      isSubset(collect(argument(given), focus, environment), collect(input, focus, environment)),
    ),
};

/** Stops at the first item that satisfies the test; `$index` is set for it. */
function someItem(
  input: Compiled,
  focus: Item | undefined,
  environment: Environment,
  test: (item: Item) => boolean,
): boolean {
  let index = 0;
  return input.each(focus, environment, (item) => withIndex(environment, index++, () => test(item)));
}

function quantified(
  input: Compiled,
  isDecisive: (value: unknown) => boolean,
  whenDecided: boolean,
): Compiled {
  return fromTruth((focus, environment) => {
    const decided = input.each(focus, environment, (item) => {
      if (typeof item !== 'boolean' && !(isNode(item) && item.type?.name === 'boolean')) {
        throw new EvaluationError('Booleans are expected, but a value is none.');
      }
      return isDecisive(systemValue(item));
    });
    return decided ? whenDecided : !whenDecided;
  });
}

export function distinctItems(items: Iterable<Item>): Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const key = itemKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function isSubset(items: readonly Item[], others: readonly Item[]): boolean {
  const keys = new Set(others.map((each) => itemKey(each)));
  return items.every((each) => keys.has(itemKey(each)));
}
