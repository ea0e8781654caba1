import { isObject, isPrimitive, type ElementNode } from '../../fhir/element.js';
import { isRaw } from '../../fhir/raw.js';
import { parseTemporal, type Temporal } from './temporal.js';

/** What `type()` gives. */
export interface TypeInfo {
  readonly kind: 'TypeInfo';
  readonly namespace: string;
  readonly name: string;
}

/** A number with a unit, as FHIRPath has it; FHIR's Quantity is an element. */
export interface Quantity {
  readonly kind: 'Quantity';
  readonly value: number;
  /** A UCUM code in single quotes, or a word of the calendar such as `years`. */
  readonly unit: string;
  readonly text: string;
  /** True where FHIR's element says a UCUM duration, which stands for the calendar's. */
  readonly isFhir?: true;
}

/** A decimal whose text says more than its value: `1.0`, `1.50`. */
export interface Decimal {
  readonly kind: 'Decimal';
  readonly decimal: number;
  readonly text: string;
}

/** A whole number of 64 bits. */
export interface Long {
  readonly kind: 'Long';
  readonly long: bigint;
  readonly text: string;
}

/** A value of FHIRPath's own types, without an element behind it. */
export type SystemValue = string | number | boolean | Temporal | Quantity;

/** A member of a FHIRPath collection. */
export type Item = ElementNode | SystemValue | Decimal | Long | TypeInfo;

export const isNode = (item: Item): item is ElementNode => typeof item === 'object' && 'property' in item;

export const isTypeInfo = (item: Item): item is TypeInfo =>
  typeof item === 'object' && 'kind' in item && item.kind === 'TypeInfo';

export const isLong = (item: Item): item is Long =>
  typeof item === 'object' && 'kind' in item && item.kind === 'Long';

export const isDecimal = (item: Item): item is Decimal =>
  typeof item === 'object' && 'kind' in item && item.kind === 'Decimal';

export const isQuantity = (item: Item): item is Quantity =>
  typeof item === 'object' && 'kind' in item && item.kind === 'Quantity';

export const isTemporal = (item: Item): item is Temporal =>
  typeof item === 'object' &&
  'kind' in item &&
  (item.kind === 'Date' || item.kind === 'DateTime' || item.kind === 'Time');

/** Undefined for what 64 bits do not hold. */
export const longItem = (long: bigint): Long | undefined =>
  BigInt.asIntN(64, long) === long ? { kind: 'Long', long, text: long.toString() } : undefined;

/** Reads a whole number. Longer ones are not even tried, since that takes more than linear time. */
export const parseLong = (text: string): Long | undefined =>
  /^[-+]?\d{1,19}$/.test(text) ? longItem(BigInt(text.replace('+', ''))) : undefined;

/** A decimal in the text it was written in; a plain number where the number says as much. */
export function decimalItem(text: string): Decimal | number {
  const decimal = Number(text);
  return String(decimal) === text && !Number.isInteger(decimal)
    ? decimal
    : { kind: 'Decimal', decimal, text };
}

const temporalTypes = new Set(['date', 'dateTime', 'instant', 'time']);

/**
 * The value of a primitive element or a system value; undefined for what has none. A Long becomes a number, which is
 * exact up to 53 bits; where more count, `isLong` tells.
 */
export function systemValue(item: Item): SystemValue | undefined {
  if (typeof item !== 'object') return item;
  if (isTypeInfo(item)) return undefined;
  if (!isNode(item)) {
    if (item.kind === 'Decimal') return item.decimal;
    return item.kind === 'Long' ? Number(item.long) : item;
  }
  const { value, type } = item;
  if (typeof value === 'string') {
    return type !== undefined && temporalTypes.has(type.name)
      ? (parseTemporal(value, type.name) ?? value)
      : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** The string that FHIRPath's string functions see; undefined for what is no string. */
export function stringValue(item: Item): string | undefined {
  const value = isNode(item) ? item.value : item;
  return typeof value === 'string' ? value : undefined;
}

/** How a value is written in a message: strings as they are, complex elements by their type. */
export function displayText(item: Item): string {
  if (isTypeInfo(item)) return `${item.namespace}.${item.name}`;
  if (typeof item === 'object' && 'text' in item) return item.text;
  const value = systemValue(item);
  if (value === undefined) return isNode(item) && !isPrimitive(item) ? (item.type?.typeName ?? '') : '';
  return typeof value === 'object' ? value.text : String(value);
}

/** https://hl7.org/fhirpath/N1/#reflection */
export function typeInfo(item: Item): TypeInfo {
  const of = (namespace: string, name: string): TypeInfo => ({ kind: 'TypeInfo', namespace, name });
  if (typeof item === 'string') return of('System', 'String');
  if (typeof item === 'boolean') return of('System', 'Boolean');
  if (typeof item === 'number') return of('System', Number.isInteger(item) ? 'Integer' : 'Decimal');
  if (isTypeInfo(item)) return of('System', 'TypeInfo');
  if (!isNode(item)) return of('System', item.kind);
  if (!isRaw(item)) return of('FHIR', item.type?.typeName ?? '');
  const value = systemValue(item);
  return value === undefined || isObject(item.value) ? of('System', 'Object') : typeInfo(value);
}
