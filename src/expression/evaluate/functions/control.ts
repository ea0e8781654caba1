import { collect, fromCollection, single, spend, truth, withIndex } from '../compiled.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#iifcriterion-expression-true-result-collection-otherwise-result-collection-collection and https://hl7.org/fhirpath/N1/#aggregates */
export const control: FunctionTable = {
  iif: (input, given) => ({
    each: (focus, environment, sink) => {
      const at = given.length > 0 ? (single(input, focus, environment) ?? focus) : focus;
      const chosen =
        truth(argument(given), at, environment) === true ? argument(given, 1) : argument(given, 2);
      return chosen.each(at, environment, sink);
    },
  }),
  aggregate: (input, given) =>
    fromCollection((focus, environment) => {
      const before = environment.total;
      environment.total = collect(argument(given, 1), focus, environment);
      try {
        for (const [index, item] of collect(input, focus, environment).entries()) {
          environment.total = withIndex(environment, index, () =>
            collect(argument(given), item, environment),
          );
          spend(environment, environment.total.length);
        }
        return environment.total;
      } finally {
        environment.total = before;
      }
    }),
};
