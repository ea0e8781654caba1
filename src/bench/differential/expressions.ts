import type { Model } from '../../fhir/model/model.js';
import { grammar, leaves, words, type Sort } from './grammar.js';
import { pathFrom, type PathKind } from './model-paths.js';
import type { Random } from './random.js';

/** The types of what an expression gives where it stands on one of these; undefined where nothing is known. */
export type TypesOf = (expression: string, focus: string) => ReadonlySet<string> | undefined;

interface Scope {
  readonly model: Model;
  /** The type of the resource that the whole expression stands on. */
  readonly resource: string;
  /** A type, or the path of a backbone element. */
  readonly focus: string;
  readonly random: Random;
  readonly typesOf: TypesOf;
}

const sorts: readonly Sort[] = ['condition', 'condition', 'some', 'some', 'text', 'number', 'single', 'list'];

/** A random expression on a resource type. The checker may still refuse it. */
export function generateExpression(type: string, model: Model, random: Random, typesOf: TypesOf): string {
  const scope = { model, resource: type, focus: type, random, typesOf };
  return generate(random.pick(sorts), scope, 1 + random.below(4));
}

const maxLength = 300;

function generate(sort: Sort, scope: Scope, depth: number): string {
  if (sort === 'list') return ordered(scope, depth);
  const template = scope.random.pick((depth > 0 ? grammar : leaves)[sort]);
  const text = expand(template, scope, depth);
  return text.length <= maxLength ? text : expand(scope.random.pick(leaves[sort]), scope, 0);
}

/** Children have no defined order, so nothing may depend on it. */
function ordered(scope: Scope, depth: number): string {
  for (let attempt = 0; attempt < 5; attempt++) {
    const text = generate('some', scope, depth);
    if (!/\b(?:children|descendants|repeat)\(/.test(text)) return text;
  }
  return pathFrom(scope.focus, scope.model, scope.random, 'path');
}

function expand(template: string, scope: Scope, depth: number): string {
  let first: string | undefined;
  return template.replace(/\{(?:(each|root) )?([a-z]+)\}/g, (_, on: string | undefined, name: string) => {
    const text = part(name, { ...scope, focus: focusOf(on, first, scope) }, depth - 1);
    first ??= text;
    return text;
  });
}

function part(name: string, scope: Scope, depth: number): string {
  if (isSort(name)) return generate(name, scope, depth);
  if (isPathKind(name)) return pathFrom(scope.focus, scope.model, scope.random, name);
  return expand(scope.random.pick(words[name] ?? []), scope, 0);
}

const isSort = (name: string): name is Sort => Object.hasOwn(grammar, name);

const pathKinds: ReadonlySet<string> = new Set<PathKind>([
  'path',
  'steps',
  'name',
  'string',
  'numeric',
  'temporal',
  'flag',
  'flags',
]);
const isPathKind = (name: string): name is PathKind => pathKinds.has(name);

function focusOf(on: string | undefined, first: string | undefined, scope: Scope): string {
  if (on === undefined) return scope.focus;
  return on === 'root' ? scope.resource : itemType(first ?? '$this', scope);
}

/** One of the types that the items of a collection may have. */
function itemType(collection: string, { focus, random, typesOf }: Scope): string {
  const types = [...(typesOf(collection, focus) ?? [])];
  return types.length === 0 ? '' : random.pick(types);
}
