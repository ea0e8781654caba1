import { eachChild } from '../fhir/children.js';
import { isPrimitive, isResource, type ElementNode } from '../fhir/element.js';
import { locationOf } from '../fhir/location.js';
import { releases, type Release } from '../fhir/release.js';
import { compilePattern } from './evaluate/pattern.js';
import { isNode, type Item } from './evaluate/item.js';
import { parseTemporal } from './evaluate/temporal.js';
import type { Fallback, Variables } from './evaluator.js';
import { printExpression, printName } from './print.js';
import { rewriteForFhirpath } from './rewrite.js';
import type { Expression } from './syntax.js';

/** What this module relies on of fhirpath's result nodes. */
interface ResourceNode {
  fullPropertyName(): string;
}

type Run = (input: unknown, environment: Record<string, unknown>) => unknown[];

/** Loads fhirpath.js and its models, which evaluate what the compiler does not cover. */
export async function loadFallback(): Promise<Fallback> {
  const [{ default: fhirpath }, stu3, r4, r5] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/stu3'),
    import('fhirpath/fhir-context/r4'),
    import('fhirpath/fhir-context/r5'),
  ]);
  const models = { '3.0': stu3.default, '4.0': r4.default, '4.3': r4.default, '5.0': r5.default };
  const compileFor = (text: string, release: Release): Run => {
    // The options keep fhirpath from writing into the objects it is given; its types do not tell of nodes.
    const options = { resolveInternalTypes: false, userInvocationTable } as object;
    return fhirpath.compile(text, models[release], options);
  };
  return (expression) => {
    const runs = runsByRelease(expression, compileFor);
    return (node, variables) => evaluate(node, variables, expression, runs(node.model.release), compileFor);
  };
}

function runsByRelease(expression: Expression, compileFor: (text: string, release: Release) => Run) {
  const text = printExpression(rewriteForFhirpath(expression));
  const runs = new Map(releases.map((release) => [release, compileFor(text, release)]));
  return (release: Release): Run => runs.get(release) ?? compileFor(text, release);
}

function evaluate(
  node: ElementNode,
  variables: Variables,
  expression: Expression,
  run: Run,
  compileFor: (text: string, release: Release) => Run,
): Item[] {
  const root = rootOf(node);
  const nodes = new Map<string, ElementNode>();
  const copy = repairedCopy(root, nodes);
  const handOver = (item: Item): unknown => {
    if (!isNode(item)) return typeof item === 'object' && 'text' in item ? item.text : item;
    return compileFor(pathOf(item), node.model.release)(copy, {})[0] ?? copy;
  };
  const environment: Record<string, unknown> = {};
  for (const name of variablesOf(expression)) {
    const values = variables(name).map(handOver);
    environment[name] = values.length === 1 ? values[0] : values;
  }
  return run(handOver(node), environment).flatMap((value) => takeBack(value, nodes));
}

/** The location, as an expression that leads there. */
const pathOf = (node: ElementNode): string =>
  locationOf(node).replace(/[A-Za-z]\w*/g, (name) => printName(name));

function takeBack(value: unknown, nodes: ReadonlyMap<string, ElementNode>): readonly Item[] {
  if (isResourceNode(value)) {
    const node = nodes.get(value.fullPropertyName());
    return node === undefined ? [] : [node];
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value];
  return systemItem(value);
}

/** fhirpath's own classes of decimals, dates and quantities all say what they are in `asStr`. */
function systemItem(value: unknown): readonly Item[] {
  if (typeof value !== 'object' || value === null || !('asStr' in value)) return [];
  const text = String(value.asStr);
  if ('decimalPlaces' in value) return [Number(text)];
  return [parseTemporal(text, text.startsWith('T') ? 'Time' : 'Date') ?? text];
}

const isResourceNode = (value: unknown): value is ResourceNode =>
  typeof value === 'object' && value !== null && 'fullPropertyName' in value;

function rootOf(node: ElementNode): ElementNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** What rules see of a resource, as plain JSON; notes each node under its location. */
export function repairedCopy(node: ElementNode, nodes: Map<string, ElementNode>): unknown {
  nodes.set(locationOf(node), node);
  const copy: Record<string, unknown> = {};
  if (isResource(node)) copy.resourceType = node.type?.name;
  eachChild(node, (child) => {
    const value = isPrimitive(child)
      ? (nodes.set(locationOf(child), child), child.value ?? null)
      : repairedCopy(child, nodes);
    put(copy, child.property, child.index, value);
    if (child.partner !== undefined) put(copy, `_${child.property}`, child.index, repairedCopy(child, nodes));
    return false;
  });
  return copy;
}

function put(copy: Record<string, unknown>, property: string, index: number, value: unknown): void {
  if (index < 0) copy[property] = value;
  else {
    const known = copy[property];
    const values: unknown[] = Array.isArray(known) ? known : [];
    while (values.length < index) values.push(null);
    values[index] = value;
    copy[property] = values;
  }
}

function variablesOf(expression: Expression): Set<string> {
  const names = new Set<string>();
  rewriteForFhirpath(expression, (each) => {
    if (each.kind === 'variable') names.add(each.name);
  });
  return names;
}

type Data = { readonly data?: unknown } | string | number | boolean;

const dataOf = (item: Data): unknown => (typeof item === 'object' ? item.data : item);

const matching = (test: (text: string, pattern: string) => unknown) => ({
  fn: (inputs: readonly Data[], pattern: string): unknown[] => {
    const [text] = inputs.map(dataOf);
    return typeof text === 'string' ? [test(text, pattern)] : [];
  },
  arity: { 1: ['String'] },
});

/** Replaces what fhirpath.js gets wrong: `hasValue()` on `""` and xhtml, and regular expressions. */
const userInvocationTable = {
  hasValue: {
    fn: (inputs: readonly Data[]): boolean[] => {
      const [value] = inputs.map(dataOf);
      return [inputs.length === 1 && value !== '' && value !== null && typeof value !== 'object'];
    },
    arity: { 0: [] },
  },
  matches: matching((text, pattern) => compilePattern(pattern).find(text)),
  matchesFull: matching((text, pattern) => compilePattern(pattern).full(text)),
  replaceMatches: {
    fn: (inputs: readonly Data[], pattern: string, replacement: string): unknown[] => {
      const [text] = inputs.map(dataOf);
      return typeof text === 'string' ? [compilePattern(pattern).replace(text, replacement)] : [];
    },
    arity: { 2: ['String', 'String'] },
  },
};
