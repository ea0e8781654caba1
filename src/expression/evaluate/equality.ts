import { isObject } from '../../fhir/element.js';
import { isNode, isTypeInfo, systemValue, type Item, type SystemValue } from './item.js';
import { compareTemporal, temporalKey } from './temporal.js';

/** `=` on two items. Undefined where the precision of dates does not tell. */
export function equalItems(left: Item, right: Item): boolean | undefined {
  const a = systemValue(left);
  const b = systemValue(right);
  if (a !== undefined && b !== undefined) return equalValues(a, b);
  if (a !== undefined || b !== undefined) return false;
  return itemKey(left) === itemKey(right);
}

function equalValues(a: SystemValue, b: SystemValue): boolean | undefined {
  if (typeof a === 'object' && typeof b === 'object') {
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
  }
  const keys = (items: readonly Item[]): string[] => items.map((item) => itemKey(item, true)).sort();
  const others = keys(right);
  return keys(left).every((key, index) => key === others[index]);
}

/** Compared in the precision of the less precise one. */
function equivalentNumbers(a: number, b: number): boolean {
  const digits = Math.min(fractionDigits(a), fractionDigits(b));
  return Number(a.toFixed(digits)) === Number(b.toFixed(digits));
}

const fractionDigits = (value: number): number =>
  Math.min(20, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);

/** Items that are equal have the same key, so that collections of any size can be compared in linear time. */
export function itemKey(item: Item, loose = false): string {
  if (isTypeInfo(item)) return `type:${item.namespace}.${item.name}`;
  const value = systemValue(item);
  if (value === undefined) return isNode(item) ? `json:${stableText([item.value, item.partner], loose)}` : '';
  if (typeof value === 'object') return `time:${temporalKey(value)}`;
  return stableText(value, loose);
}

/** JSON with keys in order. Loose: without case and with any white space as a blank, as `~` compares strings. */
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
    return JSON.stringify(loose ? value.replace(/\p{White_Space}/gu, ' ').toUpperCase() : value);
  return String(value);
}
