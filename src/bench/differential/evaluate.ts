import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import r5 from 'fhirpath/fhir-context/r5';
import stu3 from 'fhirpath/fhir-context/stu3';
import { rootNode, type ElementNode, type JsonObject } from '../../fhir/element.js';
import { jsonPathOf, locationOf } from '../../fhir/location.js';
import { fixedModelOf } from '../../fhir/model/model.js';
import { createNodeFinder } from '../../fhir/node-at.js';
import type { Release } from '../../fhir/release.js';
import { EvaluationError } from '../../expression/evaluate/compiled.js';
import { isNode, isTypeInfo, type Item } from '../../expression/evaluate/item.js';
import { compileExpression, type Evaluate, type Variables } from '../../expression/evaluator.js';
import { printExpression, printName } from '../../expression/print.js';
import { childExpressions, type Expression } from '../../expression/syntax.js';

/** What an expression gives, in a form that both sides share: an element as `at its.location`. */
export type Values = readonly unknown[] | 'error';

/** A resource that both sides evaluate expressions on. */
export interface Subject {
  readonly name: string;
  readonly release: Release;
  readonly json: JsonObject;
  readonly root: ElementNode;
}

/** An expression on an element of a subject. */
export interface Question {
  readonly text: string;
  readonly tree: Expression;
  readonly subject: Subject;
  readonly node: ElementNode;
  readonly variables: Variables;
}

export const createSubject = (name: string, json: JsonObject, release: Release): Subject => ({
  name,
  release,
  json,
  root: rootNode(json, fixedModelOf(release)),
});

/** The variables of an expression that stands on the resource itself. */
export const rootVariables =
  ({ root }: Subject): Variables =>
  (name) =>
    name === 'resource' || name === 'rootResource' || name === 'context' ? [root] : [];

const compiled = new WeakMap<Expression, Evaluate>();

/** What the compiled evaluator gives. */
export function ours({ tree, node, variables }: Question): Values {
  let evaluate = compiled.get(tree);
  try {
    if (evaluate === undefined) compiled.set(tree, (evaluate = compileExpression(tree)));
    return evaluate(node, variables).map(ourValue);
  } catch (error) {
    if (error instanceof EvaluationError) return 'error';
    throw error;
  }
}

function ourValue(item: Item): unknown {
  if (typeof item !== 'object') return item;
  if (isNode(item)) return `at ${locationOf(item)}`;
  if (isTypeInfo(item)) return `${item.namespace}.${item.name}`;
  return item.kind === 'Decimal' ? item.decimal : item.text;
}

/** In what fhirpath.js is put right before it is asked. */
export interface Repair {
  /** Says the same in words that it understands. */
  readonly rewrite?: (tree: Expression) => Expression;
  /** Functions of its own, replaced. */
  readonly functions?: Readonly<Record<string, object>>;
  /** The resource without what it trips over. Both sides are asked again then. */
  readonly json?: (subject: Subject) => JsonObject;
  /** Types of paths that its models do not have, or have wrong. */
  readonly pathTypes?: Readonly<Record<string, string>>;
}

/** The same question on a resource that is repaired, at the same place of it. */
export function withRepairedJson(question: Question, repairs: readonly Repair[]): Question {
  const { subject, node, variables } = question;
  if (repairs.every(({ json }) => json === undefined)) return question;
  const repaired = repairs.reduce(
    (each, { json }) => (json === undefined ? each : createSubject(each.name, json(each), each.release)),
    subject,
  );
  const find = createNodeFinder(repaired.root);
  const place = find(jsonPathOf(node));
  if (place === undefined) return question;
  return {
    ...question,
    subject: repaired,
    node: place,
    variables: (name) =>
      variables(name).flatMap((item): readonly Item[] => {
        const same = isNode(item) ? find(jsonPathOf(item)) : item;
        return same === undefined ? [] : [same];
      }),
  };
}

/** What fhirpath.js gives, repaired where it is known to be wrong. */
export function theirs(question: Question, repairs: readonly Repair[] = []): Values {
  const { subject, node, variables } = question;
  const tree = repairs.reduce((each, { rewrite }) => rewrite?.(each) ?? each, question.tree);
  const text = tree === question.tree ? question.text : printExpression(tree);
  try {
    const environment: Record<string, unknown> = {};
    for (const name of variableNames(tree)) {
      const values = variables(name).map((item) => handOver(item, subject));
      environment[name] = values.length === 1 ? values[0] : values;
    }
    return runOf(text, subject.release, repairs)(handOver(node, subject), environment).map(theirValue);
  } catch {
    return 'error';
  }
}

type Run = (input: unknown, environment: Record<string, unknown>) => unknown[];

const models = { '3.0': stu3, '4.0': r4, '4.3': r4, '5.0': r5 };
const runs = new Map<string, Run>();

function runOf(text: string, release: Release, repairs: readonly Repair[] = []): Run {
  if (repairs.length > 0) return compileRepaired(text, release, repairs);
  const key = `${release} ${text}`;
  let run = runs.get(key);
  if (run === undefined) {
    if (runs.size > 1000) runs.clear();
    run = fhirpath.compile(text, models[release], { resolveInternalTypes: false });
    runs.set(key, run);
  }
  return run;
}

function compileRepaired(text: string, release: Release, repairs: readonly Repair[]): Run {
  const model = models[release];
  const path2Type = merged<string>([model.path2Type, ...repairs.map(({ pathTypes }) => pathTypes)]);
  const userInvocationTable = merged<object>(repairs.map(({ functions }) => functions));
  const options = { resolveInternalTypes: false, userInvocationTable } as object;
  return fhirpath.compile(text, { ...model, path2Type }, options);
}

const merged = <T>(tables: readonly (Readonly<Record<string, T>> | undefined)[]): Record<string, T> =>
  Object.fromEntries(tables.flatMap((each) => Object.entries(each ?? {})));

/** An element is handed over as the node that fhirpath.js has for its location. */
function handOver(item: Item, subject: Subject): unknown {
  if (typeof item !== 'object') return item;
  if (!isNode(item)) return isTypeInfo(item) ? undefined : item.text;
  if (item.parent === undefined) return subject.json;
  const path = locationOf(item).replace(/[A-Za-z]\w*/g, (name) => printName(name));
  return runOf(path, subject.release)(subject.json, {})[0];
}

function variableNames(tree: Expression, names = new Set<string>()): ReadonlySet<string> {
  if (tree.kind === 'variable') names.add(tree.name);
  for (const each of childExpressions(tree)) variableNames(each, names);
  return names;
}

function theirValue(value: unknown): unknown {
  if (isLocated(value)) {
    const location = value.fullPropertyName();
    // What `type()` gives has properties, but no place.
    return location.startsWith('null.') ? value.data : `at ${location}`;
  }
  const plain: unknown = fhirpath.resolveInternalTypes(value);
  return isTypeName(plain) ? `${plain.namespace}.${plain.name}` : plain;
}

const isTypeName = (value: unknown): value is { namespace: string; name: string } =>
  typeof value === 'object' && value !== null && 'namespace' in value && 'name' in value;

const isLocated = (value: unknown): value is { fullPropertyName(): string; data: unknown } =>
  typeof value === 'object' && value !== null && 'fullPropertyName' in value;
