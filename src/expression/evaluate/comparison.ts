import { isA } from '../../fhir/model/model.js';
import { EvaluationError } from './compiled.js';
import { isLong, isNode, isTemporal, systemValue, type Item } from './item.js';
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
  if ((a === undefined && isWithoutValue(left)) || (b === undefined && isWithoutValue(right)))
    return undefined;
  if (typeof a === 'object' && typeof b === 'object' && isTemporal(a) && isTemporal(b)) {
    if ((a.kind === 'Time') === (b.kind === 'Time')) return compareTemporal(a, b);
  }
  throw new EvaluationError('Values of different types have no order.');
}

/** An element that has none, or a quantity of which it is not said how much. */
const isWithoutValue = (item: Item): boolean =>
  isNode(item) && (item.value === undefined || isA(item.type, 'Quantity'));

const sign = <T extends string | number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
