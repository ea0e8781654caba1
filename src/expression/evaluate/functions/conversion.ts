import {
  collect,
  fromCollection,
  fromSingle,
  single,
  spend,
  truth,
  withIndex,
  type Compiled,
} from '../compiled.js';
import { displayText, systemValue, type SystemValue } from '../item.js';
import { argument, type FunctionTable } from './registry.js';

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['true', 't', 'yes', 'y', '1', '1.0'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0', '0.0'].map((word) => [word, false] as const),
]);

/** https://hl7.org/fhirpath/N1/#conversion and https://hl7.org/fhirpath/N1/#aggregates */
export const conversion: FunctionTable = {
  toString: (input: Compiled) =>
    fromSingle((focus, environment) => {
      const item = single(input, focus, environment);
      if (item === undefined || systemValue(item) === undefined) return undefined;
      return displayText(item);
    }),
  toInteger: (input) =>
    convert(input, (value) => {
      if (typeof value === 'boolean') return value ? 1 : 0;
      if (typeof value === 'string' && /^[-+]?\d+$/.test(value)) return Number(value);
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    }),
  toDecimal: (input) =>
    convert(input, (value) => {
      if (typeof value === 'boolean') return value ? 1 : 0;
      if (typeof value === 'string' && /^[-+]?\d+(?:\.\d+)?$/.test(value)) return Number(value);
      return typeof value === 'number' ? value : undefined;
    }),
  toBoolean: (input) =>
    convert(input, (value) => {
      if (typeof value === 'boolean') return value;
      if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : undefined;
      return typeof value === 'string' ? booleans.get(value.toLowerCase()) : undefined;
    }),
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

const convert = (input: Compiled, of: (value: SystemValue) => SystemValue | undefined): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    const value = item === undefined ? undefined : systemValue(item);
    return value === undefined ? undefined : of(value);
  });
