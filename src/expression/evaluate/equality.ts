import { isObject } from '../../fhir/element.js';
import { fractionDigits, roundTo } from './decimal.js';
import {
  isLong,
  isNode,
  isQuantity,
  isTemporal,
  isTypeInfo,
  systemValue,
  type Item,
  type Quantity,
  type SystemValue,
} from './item.js';
import { equalQuantities, quantityKey, quantityOf, withUnitOne } from './quantity.js';
import { equivalentQuantities } from './quantity-arithmetic.js';
import { compareTemporal, temporalKey } from './temporal.js';

/** `=` on two items. Undefined where the precision of dates does not tell. */
export function equalItems(left: Item, right: Item): boolean | undefined {
  if (isLong(left) && isLong(right)) return left.long === right.long;
  const a = systemValue(left);
  const b = systemValue(right);
  if (isQuantity(left) || isQuantity(right)) return equalAsQuantities(left, right);
  if (a !== undefined && b !== undefined) return equalValues(a, b);
  if (a !== undefined || b !== undefined) return false;
  if (itemKey(left) === itemKey(right)) return true;
  return isNode(left) && isNode(right) && equalAsQuantities(left, right);
}

/** Elements that are no quantities are as unlike as a length and a time. */
function equalAsQuantities(left: Item, right: Item): boolean | undefined {
  const [one, other] = [measured(left), measured(right)];
  return one === undefined || other === undefined ? false : equalQuantities(one, other);
}

/** A number is a quantity of unit 1 where the other side is a quantity. */
function measured(item: Item): Quantity | undefined {
  const value = systemValue(item);
  return typeof value === 'number' ? withUnitOne(value) : quantityOf(item);
}

function equalValues(a: SystemValue, b: SystemValue): boolean | undefined {
  if (typeof a === 'object' && typeof b === 'object' && isTemporal(a) && isTemporal(b)) {
    if (a.kind !== b.kind && (a.kind === 'Time' || b.kind === 'Time')) return false;
    const order = compareTemporal(a, b);
    return order === undefined ? undefined : order === 0;
  }
  return a === b;
}

/** `=` on two collections, in order: https://hl7.org/fhirpath/N1/#equals */
export function equalCollections(left: readonly Item[], right: readonly Item[]): boolean | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  if (left.length !== right.length) return false;
  let result: boolean | undefined = true;
  for (const [index, item] of left.entries()) {
    const other = right[index];
    const equal = other === undefined ? false : equalItems(item, other);
    if (equal === false) return false;
    if (equal === undefined) result = undefined;
  }
  return result;
}

/** `~` on two collections, in any order: https://hl7.org/fhirpath/N1/#equivalent */
export function equivalentCollections(left: readonly Item[], right: readonly Item[]): boolean {
  if (left.length !== right.length) return false;
  const [one, other] = [left[0], right[0]];
  if (left.length === 1 && one !== undefined && other !== undefined) {
    const [a, b] = [systemValue(one), systemValue(other)];
    if (typeof a === 'number' && typeof b === 'number') return equivalentNumbers(a, b);
    const [x, y] = [quantityOf(one), quantityOf(other)];
    if (x !== undefined && y !== undefined) return equivalentQuantities(x, y, digitsOf);
  }
  const keys = (items: readonly Item[]): string[] => items.map((item) => itemKey(item, true)).sort();
  const others = keys(right);
  return keys(left).every((key, index) => key === others[index]);
}

/** Compared in the precision of the less precise one. */
function equivalentNumbers(a: number, b: number): boolean {
  const digits = Math.min(digitsOf(a), digitsOf(b));
  return roundTo(a, digits) === roundTo(b, digits);
}

const digitsOf = (value: number): number => fractionDigits(String(value));

/** Items that are equal have the same key, so that collections of any size can be compared in linear time. */
export function itemKey(item: Item, loose = false): string {
  if (isTypeInfo(item)) return `type:${item.namespace}.${item.name}`;
  if (isLong(item)) return item.text;
  const value = systemValue(item);
  if (value === undefined) return isNode(item) ? `json:${stableText([item.value, item.partner], loose)}` : '';
  if (typeof value === 'object') {
    return isTemporal(value) ? `time:${temporalKey(value)}` : `quantity:${quantityKey(value)}`;
  }
  return stableText(value, loose);
}

/** JSON with keys in order. Loose: without case and with all white space as one, as `~` compares strings. */
function stableText(value: unknown, loose: boolean): string {
  if (Array.isArray(value)) return `[${value.map((each) => stableText(each, loose)).join(',')}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).filter((key) => !(loose && key === 'id'));
    return `{${keys
      .sort()
      .map((key) => `${JSON.stringify(key)}:${stableText(value[key], loose)}`)
      .join(',')}}`;
  }
  if (typeof value === 'string')
    return JSON.stringify(loose ? value.replace(/\s/g, ' ').toLowerCase() : value);
  return String(value);
}
