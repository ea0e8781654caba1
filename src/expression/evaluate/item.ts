import { isPrimitive, type ElementNode } from '../../fhir/element.js';
import { parseTemporal, type Temporal } from './temporal.js';

/** What `type()` gives. */
export interface TypeInfo {
  readonly kind: 'TypeInfo';
  readonly namespace: string;
  readonly name: string;
}

/** A value of FHIRPath's own types, without an element behind it. */
export type SystemValue = string | number | boolean | Temporal;

/** A whole number that was written as a decimal: `1.0`. */
export interface Decimal {
  readonly kind: 'Decimal';
  readonly decimal: number;
  readonly text: string;
}

/** A member of a FHIRPath collection. */
export type Item = ElementNode | SystemValue | Decimal | TypeInfo;

export const isNode = (item: Item): item is ElementNode => typeof item === 'object' && 'property' in item;

export const isTypeInfo = (item: Item): item is TypeInfo =>
  typeof item === 'object' && 'kind' in item && item.kind === 'TypeInfo';

const temporalTypes = new Set(['date', 'dateTime', 'instant', 'time']);

/** The value of a primitive element or a system value; undefined for what has none. */
export function systemValue(item: Item): SystemValue | undefined {
  if (typeof item !== 'object') return item;
  if (isTypeInfo(item)) return undefined;
  if (!isNode(item)) return item.kind === 'Decimal' ? item.decimal : item;
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
  if (typeof item === 'object' && !isNode(item)) return item.text;
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
  return isNode(item) ? of('FHIR', item.type?.typeName ?? '') : of('System', item.kind);
}
