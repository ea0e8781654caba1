import { rootNode, type ElementNode, type JsonObject } from '../fhir/element.js';
import { locationOf } from '../fhir/location.js';
import { modelOf } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import { EvaluationError } from './evaluate/compiled.js';
import { isNode, isTypeInfo, type Item } from './evaluate/item.js';
import { compileExpression, createBudget, type EvaluatorOptions, type Variables } from './evaluator.js';
import { loadParser, type Parser } from './parse.js';

export const parse: Parser = await loadParser();

export interface Setting {
  readonly resource?: JsonObject;
  readonly release?: Release;
  readonly variables?: Readonly<Record<string, Item>>;
  readonly options?: EvaluatorOptions;
  /** Steps the evaluation may take. */
  readonly steps?: number;
}

/** The values of an expression: an element as `at its.location`, a date as its text, a type as `System.String`. */
export function valuesOf(expression: string, setting: Setting = {}): (string | number | boolean)[] {
  return itemsOf(expression, setting).map(valueOf);
}

export function itemsOf(expression: string, setting: Setting = {}): readonly Item[] {
  const { resource = { resourceType: 'Patient' }, release = '4.0', variables = {}, options, steps } = setting;
  const root = rootNode(resource, modelOf(release));
  const own: Readonly<Record<string, Item>> = { resource: root, context: root, ...variables };
  const variablesOf: Variables = (name) => {
    const item = Object.hasOwn(own, name) ? own[name] : undefined;
    return item === undefined ? [] : [item];
  };
  const budget = steps === undefined ? createBudget() : { steps };
  return compileExpression(parse(expression), options)(root, variablesOf, budget);
}

export function valueOf(item: Item): string | number | boolean {
  if (typeof item !== 'object') return item;
  if (isNode(item)) return `at ${locationOf(item)}`;
  return isTypeInfo(item) ? `${item.namespace}.${item.name}` : item.text;
}

/** The code of the error that evaluating an expression ends in. */
export function errorOf(expression: string, setting: Setting = {}): string {
  try {
    itemsOf(expression, setting);
    return 'no error';
  } catch (error) {
    if (error instanceof EvaluationError) return error.code;
    throw error;
  }
}

/** The first element that an expression gives. */
export function elementAt(expression: string, setting: Setting = {}): ElementNode {
  const [item] = itemsOf(expression, setting);
  if (item === undefined || !isNode(item)) throw new Error(`${expression} is no element`);
  return item;
}
