import { EvaluationError } from './compiled.js';
import { isLong, isTemporal, isTypeInfo, systemValue, type Item } from './item.js';
import { compareQuantities, quantityOf, withUnitOne } from './quantity.js';
import { compareTemporal } from './temporal.js';

/** -1, 0 or 1; undefined where one has no value or the precision does not tell. https://hl7.org/fhirpath/N1/#comparison */
export function compareItems(left: Item, right: Item): number | undefined {
  if (isLong(left) && isLong(right)) return sign(left.long, right.long);
  const [a, b] = [systemValue(left), systemValue(right)];
  if (typeof a === 'string' && typeof b === 'string') return sign(a, b);
  if (typeof a === 'number' && typeof b === 'number') return sign(a, b);
  const [one, other] = [quantityOf(left), quantityOf(right)];
  if (one !== undefined || other !== undefined) {
    const x = one ?? (typeof a === 'number' ? withUnitOne(a) : undefined);
    const y = other ?? (typeof b === 'number' ? withUnitOne(b) : undefined);
    if (x !== undefined && y !== undefined) return compareQuantities(x, y);
  }
  if (a === undefined || b === undefined) {
    if (isTypeInfo(left) || isTypeInfo(right)) throw new EvaluationError('Types have no order.');
    return undefined;
  }
  if (typeof a === 'object' && typeof b === 'object' && isTemporal(a) && isTemporal(b)) {
    if ((a.kind === 'Time') === (b.kind === 'Time')) return compareTemporal(a, b);
  }
  throw new EvaluationError('Values of different types have no order.');
}

const sign = <T extends string | number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
