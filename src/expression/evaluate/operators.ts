import { isPrimitive } from '../../fhir/element.js';
import { isA } from '../../fhir/model/model.js';
import type { BinaryOperator } from '../syntax.js';
import {
  collect,
  EvaluationError,
  fromCollection,
  fromSingle,
  fromTruth,
  NotCovered,
  single,
  truth,
  type Compiled,
  type Environment,
  type Truth,
} from './compiled.js';
import { equalCollections, equivalentCollections, itemKey } from './equality.js';
import { finite } from './functions/math.js';
import { concatenate } from './functions/strings.js';
import { union } from './functions/subsetting.js';
import { isNode, stringValue, systemValue, type Item, type SystemValue } from './item.js';
import { compareTemporal } from './temporal.js';

type OperatorCompiler = (left: Compiled, right: Compiled) => Compiled;

/** https://hl7.org/fhirpath/N1/#operations. With `watched`, both operands of a condition are always evaluated. */
export function compileOperator(
  operator: BinaryOperator,
  left: Compiled,
  right: Compiled,
  watched: boolean,
): Compiled {
  const condition = conditions[operator];
  return condition === undefined
    ? (operators[operator] ?? unknownOperator)(left, right)
    : fromTruth(condition(left, right, watched));
}

function unknownOperator(): Compiled {
  throw new EvaluationError('The operator is not known.');
}

type ConditionCompiler = (left: Compiled, right: Compiled, watched: boolean) => Truth;

/** https://hl7.org/fhirpath/N1/#boolean-logic */
const conditions: Partial<Record<BinaryOperator, ConditionCompiler>> = {
  and: (left, right, watched) => (focus, environment) => {
    const a = truth(left, focus, environment);
    if (a === false && !watched) return false;
    const b = truth(right, focus, environment);
    if (a === false || b === false) return false;
    return a === undefined || b === undefined ? undefined : true;
  },
  or: (left, right, watched) => (focus, environment) => {
    const a = truth(left, focus, environment);
    if (a === true && !watched) return true;
    const b = truth(right, focus, environment);
    if (a === true || b === true) return true;
    return a === undefined || b === undefined ? undefined : false;
  },
  xor: (left, right) => (focus, environment) => {
    const a = truth(left, focus, environment);
    const b = truth(right, focus, environment);
    return a === undefined || b === undefined ? undefined : a !== b;
  },
  implies: (left, right, watched) => (focus, environment) => {
    const a = truth(left, focus, environment);
    if (a === false && !watched) return true;
    const b = truth(right, focus, environment);
    if (a === false || b === true) return true;
    return a === undefined || b === undefined ? undefined : false;
  },
};

const operators: Partial<Record<BinaryOperator, OperatorCompiler>> = {
  '=': (left, right) => equality(left, right, false),
  '!=': (left, right) => equality(left, right, true),
  '~': (left, right) => equivalence(left, right, false),
  '!~': (left, right) => equivalence(left, right, true),
  '<': (left, right) => comparison(left, right, (order) => order < 0),
  '<=': (left, right) => comparison(left, right, (order) => order <= 0),
  '>': (left, right) => comparison(left, right, (order) => order > 0),
  '>=': (left, right) => comparison(left, right, (order) => order >= 0),
  in: (left, right) => membership(left, right),
  contains: (left, right) => membership(right, left),
  '|': (left, right) => fromCollection((focus, environment) => union(left, right, focus, environment)),
  '&': (left, right) =>
    fromSingle((focus, environment) => {
      const text = (item: Item | undefined): string => (item === undefined ? '' : requiredString(item));
      return concatenate(
        text(single(left, focus, environment)),
        text(single(right, focus, environment)),
        environment,
      );
    }),
  '+': (left, right) =>
    fromSingle((focus, environment) => {
      const values = operandValues(left, right, focus, environment);
      if (values === undefined) return undefined;
      const [a, b] = values;
      if (typeof a === 'string' && typeof b === 'string') return concatenate(a, b, environment);
      return arithmetic(a, b, (x, y) => x + y);
    }),
  '-': (left, right) => calculation(left, right, (a, b) => a - b),
  '*': (left, right) => calculation(left, right, (a, b) => a * b),
  '/': (left, right) => calculation(left, right, (a, b) => a / b, finite),
  div: (left, right) => calculation(left, right, (a, b) => Math.trunc(a / b)),
  mod: (left, right) => calculation(left, right, (a, b) => a % b),
};

/** Undefined where one is missing, or an element that has no value. */
function operandValues(
  left: Compiled,
  right: Compiled,
  focus: Item | undefined,
  environment: Environment,
): readonly [SystemValue, SystemValue] | undefined {
  const [one, other] = [single(left, focus, environment), single(right, focus, environment)];
  if (one === undefined || other === undefined) return undefined;
  const [a, b] = [value(one), value(other)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

function value(item: Item): SystemValue | undefined {
  const known = systemValue(item);
  if (known === undefined && isNode(item) && !isPrimitive(item)) {
    throw new EvaluationError('A value is expected, but the element has none of its own.');
  }
  return known;
}

function requiredString(item: Item): string {
  const text = stringValue(item);
  if (text !== undefined) return text;
  if (typeof item === 'object' && 'property' in item && item.value === undefined) return '';
  throw new EvaluationError('& joins strings, but one side is something else.');
}

const equality = (left: Compiled, right: Compiled, negated: boolean): Compiled =>
  fromTruth((focus, environment) => {
    const equal = equalCollections(collect(left, focus, environment), collect(right, focus, environment));
    return equal === undefined ? undefined : equal !== negated;
  });

const equivalence = (left: Compiled, right: Compiled, negated: boolean): Compiled =>
  fromTruth(
    (focus, environment) =>
      equivalentCollections(collect(left, focus, environment), collect(right, focus, environment)) !==
      negated,
  );

const comparison = (left: Compiled, right: Compiled, test: (order: number) => boolean): Compiled =>
  fromTruth((focus, environment) => {
    const [one, other] = [single(left, focus, environment), single(right, focus, environment)];
    if (one === undefined || other === undefined) return undefined;
    if (isQuantity(one) || isQuantity(other)) throw new NotCovered('The comparison of quantities');
    const [a, b] = [value(one), value(other)];
    if (a === undefined || b === undefined) return undefined;
    const order = orderOf(a, b);
    return order === undefined ? undefined : test(order);
  });

const isQuantity = (item: Item): boolean => isNode(item) && isA(item.type, 'Quantity');

function orderOf(a: SystemValue, b: SystemValue): number | undefined {
  if (typeof a === 'object' && typeof b === 'object') return compareTemporal(a, b);
  if ((typeof a === 'string' && typeof b === 'string') || (typeof a === 'number' && typeof b === 'number')) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new EvaluationError('Values of different types have no order.');
}

const membership = (item: Compiled, collection: Compiled): Compiled =>
  fromTruth((focus, environment) => {
    const one = single(item, focus, environment);
    if (one === undefined) return undefined;
    const key = itemKey(one);
    return collection.each(focus, environment, (each) => itemKey(each) === key);
  });

const calculation = (
  left: Compiled,
  right: Compiled,
  of: (a: number, b: number) => number,
  round = rounded,
): Compiled =>
  fromSingle((focus, environment) => {
    const values = operandValues(left, right, focus, environment);
    return values === undefined ? undefined : arithmetic(...values, of, round);
  });

/** Doubles carry some sixteen digits; the last is noise, of which 0.1 + 0.2 is known. */
function rounded(value: number): number | undefined {
  return Number.isInteger(value) ? value : finite(Number(value.toPrecision(15)));
}

function arithmetic(
  a: SystemValue,
  b: SystemValue,
  of: (a: number, b: number) => number,
  round: (value: number) => number | undefined = rounded,
): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return round(of(a, b));
  throw new EvaluationError('Arithmetic needs two numbers.');
}
