import { scaled, withoutNoise } from './decimal.js';
import type { Quantity } from './item.js';
import { align, codeOf, duration, quantity, sizeOf, unitOf } from './quantity.js';
import { baseCode, multiply, ucumUnit, type UcumUnit } from './ucum.js';

/** `from` in another unit. Undefined where the two have nothing in common. */
export function convertQuantity(from: Quantity, unit: string): Quantity | undefined {
  const one = { ...quantity(1, unit) };
  const pair = align(from, one);
  if (typeof pair === 'string') return undefined;
  const target = ucumUnit(codeOf(unit));
  const [value, by] = pair;
  const offset = target?.offset;
  const result = offset === undefined ? value / by : value / (target?.factor ?? 1) - offset;
  const known = withoutNoise(Number(result.toPrecision(14)));
  return known === undefined ? undefined : quantity(known, unit);
}

/** Both in the smaller of the two units. Degrees, whose zero is no nothing, cannot be added. */
export function inSmallerUnit(a: Quantity, b: Quantity): readonly [number, number, string] | undefined {
  if (ucumUnit(codeOf(a.unit))?.offset !== undefined) return undefined;
  if (a.unit === b.unit) return [a.value, b.value, a.unit];
  const [one, other] = [sizeOf(a.unit), sizeOf(b.unit)];
  const unit = one > other ? b.unit : a.unit;
  const [x, y] = [convertQuantity(a, unit), convertQuantity(b, unit)];
  return x === undefined || y === undefined ? undefined : [x.value, y.value, unit];
}

/** `*` and `/`: in base units, unless one side has no unit. */
export function multiplyQuantities(a: Quantity, b: Quantity, power: 1 | -1): Quantity | undefined {
  const result = (value: number, unit: string): Quantity | undefined => {
    const clean = withoutNoise(Number(value.toPrecision(14)));
    return clean === undefined ? undefined : quantity(clean, unit);
  };
  const [one, other] = [measureOf(a.unit), measureOf(b.unit)];
  if (one?.offset !== undefined || other?.offset !== undefined) return undefined;
  if (other?.dimensions.size === 0) return result(a.value * (b.value * other.factor) ** power, a.unit);
  if (one?.dimensions.size === 0 && power === 1) return result(a.value * one.factor * b.value, b.unit);
  if (one === undefined || other === undefined) return undefined;
  const unit = multiply(one, other, power);
  return result(a.value * b.value ** power * unit.factor, `'${baseCode(unit)}'`);
}

/** Undefined for a word of the calendar, which only a plain number multiplies. */
const measureOf = (unit: string): UcumUnit | undefined =>
  duration(unit) === undefined ? unitOf(codeOf(unit)) : undefined;

/** A function of numbers on a quantity's value. */
export function onValue(item: Quantity, of: (value: number) => number | undefined): Quantity | undefined {
  const value = of(item.value);
  return value === undefined ? undefined : quantity(value, item.unit);
}

/** `~`: equal where both are rounded to the digits of the less precise one. */
export function equivalentQuantities(a: Quantity, b: Quantity, digitsOf: (value: number) => number): boolean {
  const [x, y] = [ucumUnit(codeOf(a.unit)), ucumUnit(codeOf(b.unit))];
  if (a.unit !== b.unit && (x === undefined || y === undefined))
    return codeOf(a.unit) === codeOf(b.unit) && a.value === b.value;
  const isBigger = (x?.factor ?? 1) > (y?.factor ?? 1);
  const [coarse, fine] = isBigger ? [a, b] : [b, a];
  const converted = coarse.unit === fine.unit ? fine : convertLoosely(fine, coarse.unit);
  if (converted === undefined) return false;
  const digits = Math.min(digitsOf(coarse.value), digitsOf(converted.value));
  const round = (value: number): number | undefined => scaled(value, digits, Math.round);
  return round(coarse.value) === round(converted.value);
}

function convertLoosely(from: Quantity, unit: string): Quantity | undefined {
  const [x, y] = [`'${codeOf(from.unit)}'`, `'${codeOf(unit)}'`];
  return convertQuantity(quantity(from.value, x), y);
}
