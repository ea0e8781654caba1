import { roundTo } from '../decimal.js';
import { EvaluationError, fromSingle, single, type Compiled } from '../compiled.js';
import { isLong, isNode, longItem, systemValue, type Item } from '../item.js';
import { quantityOf } from '../quantity.js';
import { onValue } from '../quantity-arithmetic.js';
import { integer } from './subsetting.js';
import { argument, type FunctionTable } from './registry.js';

/** https://hl7.org/fhirpath/N1/#math */
export const math: FunctionTable = {
  abs: (input) => onMeasure(input, Math.abs),
  ceiling: (input) => onMeasure(input, Math.ceil),
  floor: (input) => onMeasure(input, Math.floor),
  truncate: (input) => onMeasure(input, Math.trunc),
  round: (input, given) => ({
    each: (focus, environment, sink) => {
      const digits = given.length === 0 ? 0 : integer(argument(given), focus, environment);
      if (digits === undefined) return false;
      if (digits < 0) throw new EvaluationError('A number is rounded to none or more digits.');
      return onMeasure(input, (value) => roundTo(value, digits) ?? value).each(focus, environment, sink);
    },
  }),
  sqrt: (input) => onNumber(input, Math.sqrt),
  exp: (input) => onNumber(input, Math.exp),
  ln: (input) => onNumber(input, Math.log),
  power: (input, given) => withNumber(input, given, (value, by) => value ** by),
  log: (input, given) => withNumber(input, given, (value, by) => Math.log(value) / Math.log(by)),
};

const onNumber = (input: Compiled, of: (value: number) => number): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    const value = item === undefined ? undefined : numberOf(item);
    return value === undefined ? undefined : finite(of(value));
  });

/** Works on quantities too, whose unit stays. */
const onMeasure = (input: Compiled, of: (value: number) => number): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    if (item === undefined) return undefined;
    if (isLong(item)) return of(-1) < 0 || item.long >= 0n ? item : longItem(-item.long);
    const quantity = quantityOf(item);
    if (quantity !== undefined) return onValue(quantity, of);
    const value = numberOf(item);
    return value === undefined ? undefined : finite(of(value) + 0);
  });

function numberOf(item: Item): number | undefined {
  const value = systemValue(item);
  if (typeof value === 'number') return value;
  if (value === undefined && isNode(item) && item.value === undefined) return undefined;
  throw new EvaluationError('A number is expected, but the value is none.');
}

const withNumber = (
  input: Compiled,
  given: readonly Compiled[],
  of: (value: number, by: number) => number,
): Compiled => ({
  each: (focus, environment, sink) => {
    const item = single(argument(given), focus, environment);
    const by = item === undefined ? undefined : numberOf(item);
    return by !== undefined && onNumber(input, (value) => of(value, by)).each(focus, environment, sink);
  },
});

export const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
