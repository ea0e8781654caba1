import type { BinaryOperator } from '../syntax.js';
import { calculate, type ArithmeticOperator } from './arithmetic.js';
import { compareItems } from './comparison.js';
import {
  collect,
  EvaluationError,
  fromCollection,
  fromSingle,
  fromTruth,
  single,
  truth,
  type Compiled,
  type Environment,
  type Truth,
} from './compiled.js';
import { equalCollections, equalItems, equivalentCollections, itemKey } from './equality.js';
import { concatenate } from './functions/strings.js';
import { union } from './functions/subsetting.js';
import { stringValue, systemValue, type Item } from './item.js';

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
  '|': (left, right) =>
    folded(
      fromCollection((focus, environment) => union(left, right, focus, environment)),
      left,
      right,
    ),
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
      const [a, b] = [single(left, focus, environment), single(right, focus, environment)];
      if (a === undefined || b === undefined) return undefined;
      const [one, other] = [systemValue(a), systemValue(b)];
      return typeof one === 'string' && typeof other === 'string'
        ? concatenate(one, other, environment)
        : calculate('+', a, b);
    }),
  '-': (left, right) => calculation(left, right, '-'),
  '*': (left, right) => calculation(left, right, '*'),
  '/': (left, right) => calculation(left, right, '/'),
  div: (left, right) => calculation(left, right, 'div'),
  mod: (left, right) => calculation(left, right, 'mod'),
};

function requiredString(item: Item): string {
  const text = stringValue(item);
  if (text !== undefined) return text;
  if (typeof item === 'object' && 'property' in item && item.value === undefined) return '';
  throw new EvaluationError('& joins strings, but one side is something else.');
}

function equality(left: Compiled, right: Compiled, negated: boolean): Compiled {
  const [wanted, more] = right.constants ?? [];
  return fromTruth((focus, environment) => {
    const equal =
      wanted !== undefined && more === undefined
        ? equalsOnly(left, wanted, focus, environment)
        : equalCollections(collect(left, focus, environment), collect(right, focus, environment));
    return equal === undefined ? undefined : equal !== negated;
  });
}

/** The commonest comparison, that with a literal, without lists. */
function equalsOnly(
  compiled: Compiled,
  wanted: Item,
  focus: Item | undefined,
  environment: Environment,
): boolean | undefined {
  let only: Item | undefined;
  const isSeveral = compiled.each(focus, environment, (item) => {
    if (only !== undefined) return true;
    only = item;
    return false;
  });
  if (isSeveral) return false;
  return only === undefined ? undefined : equalItems(only, wanted);
}

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
    const order = compareItems(one, other);
    return order === undefined ? undefined : test(order);
  });

function membership(item: Compiled, collection: Compiled): Compiled {
  const known = collection.constants && new Set(collection.constants.map((each) => itemKey(each)));
  return fromTruth((focus, environment) => {
    const one = single(item, focus, environment);
    if (one === undefined) return undefined;
    const key = itemKey(one);
    return known?.has(key) ?? collection.each(focus, environment, (each) => itemKey(each) === key);
  });
}

/** What depends on nothing is evaluated once: `'a' | 'b'`. */
function folded(compiled: Compiled, ...operands: readonly Compiled[]): Compiled {
  if (operands.some(({ constants }) => constants === undefined)) return compiled;
  const budget = { steps: Infinity };
  const items = collect(compiled, undefined, { variable: () => [], index: undefined, total: [], budget });
  return { ...fromCollection(() => items), constants: items };
}

const calculation = (left: Compiled, right: Compiled, operator: ArithmeticOperator): Compiled =>
  fromSingle((focus, environment) => {
    const [a, b] = [single(left, focus, environment), single(right, focus, environment)];
    return a === undefined || b === undefined ? undefined : calculate(operator, a, b);
  });
