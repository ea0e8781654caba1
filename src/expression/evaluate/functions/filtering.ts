import { collect, fromCollection, spend, truth, withIndex } from '../compiled.js';
import { itemKey } from '../equality.js';
import type { Item } from '../item.js';
import { isConvertible } from '../type-test.js';
import { typeArgument } from '../../syntax.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#filtering-and-projection */
export const filtering: FunctionTable = {
  where: (input, given) => ({
    each: (focus, environment, sink) => {
      let index = 0;
      return input.each(
        focus,
        environment,
        (item) =>
          withIndex(environment, index++, () => truth(argument(given), item, environment)) === true &&
          sink(item),
      );
    },
  }),
  select: (input, given) => ({
    each: (focus, environment, sink) => {
      let index = 0;
      return input.each(focus, environment, (item) =>
        withIndex(environment, index++, () => argument(given).each(item, environment, sink)),
      );
    },
  }),
  /** Equal nodes count once, so that a projection that leads back to itself ends. */
  repeat: (input, given) =>
    fromCollection((focus, environment) => {
      const found = new Map<string, Item>();
      let round = collect(input, focus, environment);
      while (round.length > 0) {
        const next: Item[] = [];
        for (const item of round) {
          spend(environment);
          for (const each of collect(argument(given), item, environment)) {
            const key = itemKey(each);
            if (found.has(key)) continue;
            found.set(key, each);
            next.push(each);
          }
        }
        round = next;
      }
      return found.values();
    }),
  /** As `repeat`, but equal nodes count each; the budget ends what leads back to itself. */
  repeatAll: (input, given) =>
    fromCollection((focus, environment) => {
      const found: Item[] = [];
      let round = collect(input, focus, environment);
      while (round.length > 0) {
        spend(environment);
        round = round.flatMap((item) => collect(argument(given), item, environment));
        for (const each of round) found.push(each);
      }
      return found;
    }),
  ofType: (input, _, call) => {
    const type = typeArgument(call);
    return {
      each: (focus, environment, sink) =>
        input.each(focus, environment, (item) => isConvertible(item, type) && sink(item)),
    };
  },
};
