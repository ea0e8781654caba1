import { fractionDigits, scaled } from '../decimal.js';
import { EvaluationError, fromSingle, single, type Compiled } from '../compiled.js';
import { decimalItem, displayText, isTemporal, systemValue, type Item, type Quantity } from '../item.js';
import { quantityOf } from '../quantity.js';
import { daysOfMonth, temporalOf, zoneOf, type Temporal } from '../temporal.js';
import { integer } from './subsetting.js';
import { argument, type FunctionTable } from './registry.js';

/** https://build.fhir.org/ig/HL7/FHIRPath/#lowboundaryprecision-integer-decimal--date--datetime--time */
export const boundaries: FunctionTable = {
  lowBoundary: (input, given) => boundary(input, given, false),
  highBoundary: (input, given) => boundary(input, given, true),
  precision: (input) =>
    fromSingle((focus, environment) => {
      const item = single(input, focus, environment);
      return item === undefined ? undefined : precisionOf(item);
    }),
};

const boundary = (input: Compiled, given: readonly Compiled[], isHigh: boolean): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(input, focus, environment);
    const digits = given.length === 0 ? undefined : integer(argument(given), focus, environment);
    if (item === undefined || (given.length > 0 && digits === undefined)) return undefined;
    return boundaryOf(item, digits, isHigh);
  });

function boundaryOf(item: Item, digits: number | undefined, isHigh: boolean): Item | undefined {
  const value = systemValue(item);
  if (typeof value === 'number') {
    const text = decimalBoundary(value, fractionDigits(displayText(item)), digits ?? maxDigits, isHigh);
    return text === undefined ? undefined : decimalItem(text);
  }
  if (typeof value === 'object' && isTemporal(value)) return temporalBoundary(value, digits, isHigh);
  const quantity = quantityOf(item);
  if (quantity !== undefined) return quantityBoundary(quantity, digits ?? maxDigits, isHigh);
  if (typeof item === 'object' && 'property' in item && value === undefined) return undefined;
  throw new EvaluationError('Only a number, a quantity, a date or a time has boundaries.');
}

const maxDigits = 8;

/** Half of the last digit that is written, away from the value; rounded outwards. */
function decimalBoundary(
  value: number,
  written: number,
  digits: number,
  isHigh: boolean,
): string | undefined {
  if (digits < 0 || digits > maxDigits) return undefined;
  const half = 5 * 10 ** -(written + 1);
  const exact = scaled(isHigh ? value + half : value - half, written + 1, Math.round);
  const rounded = scaled(exact ?? value, digits, isHigh ? Math.ceil : Math.floor);
  return rounded?.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, '$1');
}

function quantityBoundary(quantity: Quantity, digits: number, isHigh: boolean): Quantity | undefined {
  const [number = ''] = quantity.text.split(' ');
  const text = decimalBoundary(quantity.value, fractionDigits(number), digits, isHigh);
  return text === undefined
    ? undefined
    : { ...quantity, value: Number(text), text: `${text} ${quantity.unit}` };
}

/** Digits that are asked for -> how many parts are written. */
const datePrecisions = [4, 6, 8, 10, 12, 14, 17];
const timePrecisions = [2, 4, 6, 9];
const defaults = { Date: 8, DateTime: 17, Time: 9 } as const;

function temporalBoundary(
  moment: Temporal,
  digits: number | undefined,
  isHigh: boolean,
): Temporal | undefined {
  const { kind, parts } = moment;
  const wanted = digits ?? defaults[kind];
  const count = (kind === 'Time' ? timePrecisions : datePrecisions).indexOf(wanted) + 1;
  if (count === 0 || (kind === 'Date' && count > 3)) return undefined;
  const hasFraction = wanted === 17 || (kind === 'Time' && wanted === 9);
  const second = hasFraction ? 59.999 : 59;
  const [year = 0, month = isHigh ? 12 : 1] = parts;
  const [low, high] =
    kind === 'Time'
      ? [
          [0, 0, 0],
          [23, 59, second],
        ]
      : [
          [0, 1, 1, 0, 0, 0],
          [9999, 12, daysOfMonth(year, month), 23, 59, second],
        ];
  const filled = (isHigh ? high : low).map((each, index) => parts[index] ?? each);
  const last = filled.length - 1;
  const written = last === parts.length - 1 ? parts[last] : undefined;
  if (written !== undefined) filled[last] = boundSecond(written, hasFraction, isHigh, moment.text);
  return temporalOf(
    kind,
    filled.slice(0, Math.min(count, filled.length)),
    zoneOf(moment),
    hasFraction ? 3 : 0,
  );
}

/** A second that is written without a fraction may be any part of it. */
function boundSecond(second: number, hasFraction: boolean, isHigh: boolean, text: string): number {
  if (!hasFraction) return Math.floor(second);
  return isHigh && !/:\d\d\./.test(text) ? second + 0.999 : Math.floor(second * 1000) / 1000;
}

/** Of a number the digits behind the point, of a date or time the digits that are written. */
function precisionOf(item: Item): number | undefined {
  const value = systemValue(item);
  if (typeof value === 'number') return fractionDigits(displayText(item));
  if (typeof value !== 'object' || !isTemporal(value)) return undefined;
  return value.text
    .replace(/(?:Z|[-+]\d\d:\d\d)$/, (zone) => (value.offset === undefined ? zone : ''))
    .replace(/\D/g, '').length;
}
