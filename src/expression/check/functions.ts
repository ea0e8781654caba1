import { systemBoolean, systemInteger, systemString, typeSet, unite, type TypeSet } from './types.js';

/** What the checker knows of a function. */
export interface Signature {
  /** How many arguments it takes. */
  readonly arity: readonly [min: number, max: number];
  /** `item`: arguments are evaluated on each item; `type`: the argument names a type; else on the outer focus. */
  readonly scope?: 'item' | 'type';
  /** The first argument must be a condition. */
  readonly criterion?: true;
  /** What the input must be able to be. */
  readonly input?: 'string' | 'boolean' | 'number' | 'number or quantity';
  /** What the arguments must be able to be. */
  readonly given?: 'string' | 'number';
  readonly result: (input: TypeSet, given: readonly TypeSet[]) => TypeSet;
}

const boolean = (): TypeSet => systemBoolean;
const integer = (): TypeSet => systemInteger;
const string = (): TypeSet => systemString;
const same = (input: TypeSet): TypeSet => input;
const unknown = (): TypeSet => undefined;
const both = (input: TypeSet, [other]: readonly TypeSet[]): TypeSet => unite(input, other);
const of = (...types: string[]): (() => TypeSet) => {
  const set = typeSet(...types);
  return () => set;
};

const onString = (arity: Signature['arity'], result: () => TypeSet): Signature => ({
  arity,
  input: 'string',
  given: 'string',
  result,
});
const onNumber = (arity: Signature['arity']): Signature => ({
  arity,
  input: 'number',
  given: 'number',
  result: of('System.Decimal'),
});
const onMeasure = (arity: Signature['arity']): Signature => ({
  arity,
  input: 'number or quantity',
  given: 'number',
  result: same,
});
const ofMoment = (result: () => TypeSet): Signature => ({ arity: [0, 0], result });
const boundary: Signature = { arity: [0, 1], given: 'number', result: same };
const fold: Signature = { arity: [0, 0], result: same };
const collection = (result: Signature['result']): Signature => ({ arity: [1, 1], result });
const conversion = (type: string): Signature => ({ arity: [0, 0], result: of(type) });
const test: Signature = { arity: [0, 0], result: boolean };
const ofBooleans: Signature = { arity: [0, 0], input: 'boolean', result: boolean };

/** Every function that a rule may call. */
export const signatures: Readonly<Record<string, Signature>> = {
  empty: test,
  exists: { arity: [0, 1], scope: 'item', criterion: true, result: boolean },
  all: { arity: [1, 1], scope: 'item', criterion: true, result: boolean },
  allTrue: ofBooleans,
  anyTrue: ofBooleans,
  allFalse: ofBooleans,
  anyFalse: ofBooleans,
  not: ofBooleans,
  count: { arity: [0, 0], result: integer },
  distinct: { arity: [0, 0], result: same },
  isDistinct: test,
  subsetOf: collection(boolean),
  supersetOf: collection(boolean),
  where: { arity: [1, 1], scope: 'item', criterion: true, result: same },
  select: { arity: [1, 1], scope: 'item', result: (_, [projected]) => projected },
  repeat: { arity: [1, 1], scope: 'item', result: (_, [projected]) => projected },
  repeatAll: { arity: [1, 1], scope: 'item', result: (_, [projected]) => projected },
  sort: { arity: [0, 9], scope: 'item', result: same },
  coalesce: { arity: [1, 9], result: (_, given) => unite(...given) },
  defineVariable: { arity: [1, 2], scope: 'item', result: same },
  ofType: { arity: [1, 1], scope: 'type', result: same },
  is: { arity: [1, 1], scope: 'type', result: boolean },
  as: { arity: [1, 1], scope: 'type', result: same },
  first: { arity: [0, 0], result: same },
  last: { arity: [0, 0], result: same },
  tail: { arity: [0, 0], result: same },
  single: { arity: [0, 0], result: same },
  skip: { arity: [1, 1], given: 'number', result: same },
  take: { arity: [1, 1], given: 'number', result: same },
  union: collection(both),
  combine: collection(both),
  intersect: collection(both),
  exclude: collection(same),
  children: { arity: [0, 0], result: unknown },
  descendants: { arity: [0, 0], result: unknown },
  extension: { arity: [1, 1], given: 'string', result: of('Extension') },
  hasValue: test,
  getValue: { arity: [0, 0], result: unknown },
  type: { arity: [0, 0], result: of('System.TypeInfo') },
  htmlChecks: test,
  length: onString([0, 0], integer),
  upper: onString([0, 0], string),
  lower: onString([0, 0], string),
  trim: onString([0, 0], string),
  startsWith: onString([1, 1], boolean),
  endsWith: onString([1, 1], boolean),
  contains: onString([1, 1], boolean),
  indexOf: onString([1, 1], integer),
  lastIndexOf: onString([1, 1], integer),
  matches: onString([1, 2], boolean),
  matchesFull: onString([1, 2], boolean),
  replace: onString([2, 2], string),
  replaceMatches: onString([2, 2], string),
  toChars: onString([0, 0], string),
  split: onString([1, 1], string),
  join: onString([0, 1], string),
  substring: { arity: [1, 2], input: 'string', given: 'number', result: string },
  encode: onString([1, 1], string),
  decode: onString([1, 1], string),
  escape: onString([1, 1], string),
  unescape: onString([1, 1], string),
  abs: onMeasure([0, 0]),
  ceiling: onMeasure([0, 0]),
  floor: onMeasure([0, 0]),
  truncate: onMeasure([0, 0]),
  round: onMeasure([0, 1]),
  sqrt: onNumber([0, 0]),
  exp: onNumber([0, 0]),
  ln: onNumber([0, 0]),
  log: onNumber([1, 1]),
  power: onNumber([1, 1]),
  toString: conversion('System.String'),
  toInteger: conversion('System.Integer'),
  toDecimal: conversion('System.Decimal'),
  toBoolean: conversion('System.Boolean'),
  toDate: conversion('System.Date'),
  toDateTime: conversion('System.DateTime'),
  toTime: conversion('System.Time'),
  toQuantity: { arity: [0, 1], result: of('System.Quantity') },
  toLong: conversion('System.Long'),
  convertsToLong: test,
  convertsToString: test,
  convertsToInteger: test,
  convertsToDecimal: test,
  convertsToBoolean: test,
  convertsToDate: test,
  convertsToDateTime: test,
  convertsToTime: test,
  convertsToQuantity: { arity: [0, 1], result: boolean },
  iif: {
    arity: [2, 3],
    scope: 'item',
    criterion: true,
    result: (_, [, yes, no]) => unite(yes, no ?? new Set()),
  },
  aggregate: { arity: [1, 2], scope: 'item', result: unknown },
  sum: fold,
  min: fold,
  max: fold,
  avg: fold,
  comparable: collection(boolean),
  lowBoundary: boundary,
  highBoundary: boundary,
  precision: { arity: [0, 0], result: integer },
  yearOf: ofMoment(integer),
  monthOf: ofMoment(integer),
  dayOf: ofMoment(integer),
  hourOf: ofMoment(integer),
  minuteOf: ofMoment(integer),
  secondOf: ofMoment(integer),
  millisecondOf: ofMoment(integer),
  timezoneOffsetOf: ofMoment(of('System.Decimal')),
  dateOf: ofMoment(of('System.Date')),
  timeOf: ofMoment(of('System.Time')),
};

const reachesOut = 'reaches out of the resource';
const needsClock = 'depends on when it runs, so that the same file could pass today and fail tomorrow';

/** Functions of FHIRPath that a rule may not call, and why. */
export const forbiddenFunctions: Readonly<Record<string, string>> = {
  resolve: reachesOut,
  memberOf: `${reachesOut}, to a terminology server`,
  subsumes: `${reachesOut}, to a terminology server`,
  subsumedBy: `${reachesOut}, to a terminology server`,
  conformsTo: `${reachesOut}, to a profile`,
  trace: 'writes to the output of the program that evaluates the rule',
  now: needsClock,
  today: needsClock,
  timeOfDay: needsClock,
};
