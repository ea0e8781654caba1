import type { LiteralExpression } from '../syntax.js';
import { EvaluationError, type Compiled } from './compiled.js';
import {
  decimalItem,
  isDecimal,
  isLong,
  isNode,
  isTypeInfo,
  longItem,
  parseLong,
  systemValue,
  type Item,
} from './item.js';
import { onValue } from './quantity-arithmetic.js';
import { parseQuantity, quantityOf } from './quantity.js';
import { parseTemporal } from './temporal.js';

/** The value that is written. One that does not exist, as the 30th of February, is an error when it is evaluated. */
export function literal(expression: LiteralExpression): Compiled {
  const item = itemOf(expression);
  return {
    ...(item !== undefined && { constants: [item] }),
    each: (_, __, sink) => {
      if (item === undefined)
        throw new EvaluationError(`There is no ${expression.type} ${String(expression.value)}.`);
      return sink(item);
    },
  };
}

function itemOf({ type, value, text }: LiteralExpression): Item | undefined {
  switch (type) {
    case 'Decimal':
      return decimalItem(text ?? (Number.isInteger(value) ? Number(value).toFixed(1) : String(value)));
    case 'Long':
      return parseLong(text ?? String(value));
    case 'Quantity':
      return parseQuantity(String(value));
    case 'Date':
    case 'DateTime':
    case 'Time':
      return parseTemporal(String(value), type);
    default:
      return value;
  }
}

/** `-x` on a number or a quantity. */
export function negated(item: Item): Item | undefined {
  if (isLong(item)) return longItem(-item.long);
  const quantity = quantityOf(item);
  if (quantity !== undefined) return onValue(quantity, (value) => -value);
  const value = systemValue(item);
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw new EvaluationError('A sign needs a number.');
  if (!isDecimal(item)) return -value;
  return decimalItem(item.text.startsWith('-') ? item.text.slice(1) : `-${item.text}`);
}

/** `+x`: the same, but a number it must be. */
export const signed = (item: Item): Item | undefined => {
  const result = negated(item);
  return result === undefined ? undefined : negated(result);
};

/** What has a name within a value that is no element: `(4 days).unit`, `type().name`. */
export function eachPart(item: Item, name: string, sink: (item: Item) => boolean): boolean {
  if (isTypeInfo(item)) return (name === 'name' || name === 'namespace') && sink(item[name]);
  const quantity = isNode(item) ? undefined : quantityOf(item);
  if (quantity === undefined) return false;
  if (name === 'value') return sink(quantity.value);
  return name === 'unit' && sink(quantity.unit.replace(/^'|'$/g, ''));
}
