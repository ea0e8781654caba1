import { EvaluationError, fromSingle, single, type Compiled } from '../compiled.js';
import { systemValue } from '../item.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#math */
export const math: FunctionTable = {
  abs: (input) => onNumber(input, Math.abs),
  ceiling: (input) => onNumber(input, Math.ceil),
  floor: (input) => onNumber(input, Math.floor),
  truncate: (input) => onNumber(input, Math.trunc),
  sqrt: (input) => onNumber(input, Math.sqrt),
  exp: (input) => onNumber(input, Math.exp),
  ln: (input) => onNumber(input, Math.log),
  power: (input, given) => withNumber(input, given, (value, by) => value ** by),
  log: (input, given) => withNumber(input, given, (value, by) => Math.log(value) / Math.log(by)),
};

const onNumber = (input: Compiled, of: (value: number) => number): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    const value = item === undefined ? undefined : systemValue(item);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') throw new EvaluationError('A number is expected, but the value is none.');
    return finite(of(value));
  });

const withNumber = (
  input: Compiled,
  given: readonly Compiled[],
  of: (value: number, by: number) => number,
): Compiled => ({
  each: (focus, environment, sink) => {
    const item = single(argument(given), focus, environment);
    const by = item === undefined ? undefined : systemValue(item);
    return typeof by === 'number' && onNumber(input, (value) => of(value, by)).each(focus, environment, sink);
  },
});

export const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
