import { EvaluationError } from './compiled.js';
import { withoutNoise } from './decimal.js';
import { isLong, isTemporal, longItem, systemValue, type Item, type Quantity } from './item.js';
import { quantity, quantityOf, withUnitOne } from './quantity.js';
import { inSmallerUnit, multiplyQuantities } from './quantity-arithmetic.js';
import { addDuration } from './temporal-arithmetic.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | 'div' | 'mod';

/** https://hl7.org/fhirpath/N1/#math-1 but for strings. Undefined for an empty result. */
export function calculate(operator: ArithmeticOperator, left: Item, right: Item): Item | undefined {
  const [a, b] = [systemValue(left), systemValue(right)];
  if (typeof a === 'number' && typeof b === 'number') {
    return isLong(left) || isLong(right)
      ? ofLongs(operator, left, right, a, b)
      : withoutNoise(numbers[operator](a, b));
  }
  const [one, other] = [quantityOf(left), quantityOf(right)];
  if (typeof a === 'object' && isTemporal(a) && other !== undefined) {
    if (operator === '+' || operator === '-') return addDuration(a, other, operator === '+' ? 1 : -1);
  }
  if (typeof b === 'object' && isTemporal(b) && one !== undefined && operator === '+')
    return addDuration(b, one, 1);
  const x = one ?? (typeof a === 'number' ? withUnitOne(a) : undefined);
  const y = other ?? (typeof b === 'number' ? withUnitOne(b) : undefined);
  if (x !== undefined && y !== undefined) return ofQuantities(operator, x, y);
  if (hasNoValue(left, a) || hasNoValue(right, b)) return undefined;
  throw new EvaluationError('Arithmetic needs two numbers.');
}

/** An element without a value is as good as none. */
const hasNoValue = (item: Item, value: unknown): boolean =>
  value === undefined && typeof item === 'object' && 'property' in item && item.value === undefined;

const numbers: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  div: (a, b) => Math.trunc(a / b),
  mod: (a, b) => a % b,
};

/** A Long stays one unless it is divided or meets a fraction. */
function ofLongs(
  operator: ArithmeticOperator,
  left: Item,
  right: Item,
  a: number,
  b: number,
): Item | undefined {
  const [x, y] = [wholeOf(left, a), wholeOf(right, b)];
  if (operator === '/' || x === undefined || y === undefined) return withoutNoise(numbers[operator](a, b));
  switch (operator) {
    case '+':
      return longItem(x + y);
    case '-':
      return longItem(x - y);
    case '*':
      return longItem(x * y);
    case 'div':
      return y === 0n ? undefined : longItem(x / y);
    case 'mod':
      return y === 0n ? undefined : longItem(x % y);
  }
}

const wholeOf = (item: Item, value: number): bigint | undefined => {
  if (isLong(item)) return item.long;
  return Number.isInteger(value) ? BigInt(value) : undefined;
};

function ofQuantities(operator: ArithmeticOperator, a: Quantity, b: Quantity): Quantity | undefined {
  switch (operator) {
    case '*':
      return multiplyQuantities(a, b, 1);
    case '/':
      return b.value === 0 ? undefined : multiplyQuantities(a, b, -1);
    case '+':
    case '-': {
      const pair = inSmallerUnit(a, b);
      if (pair === undefined) return undefined;
      const [x, y, unit] = pair;
      const value = withoutNoise(numbers[operator](x, y));
      return value === undefined ? undefined : quantity(value, unit);
    }
    default:
      throw new EvaluationError(`${operator} needs two numbers.`);
  }
}
