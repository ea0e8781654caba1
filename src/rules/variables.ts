import type { ElementNode } from '../fhir/element.js';
import { definitionPathOf, locationOf, resourceOf } from '../fhir/location.js';
import { systemInteger, systemString, typeSet, type TypeSet } from '../expression/check/types.js';
import type { Variables } from '../expression/evaluator.js';
import type { Item } from '../expression/evaluate/item.js';
import type { Constant } from './rule-pack.js';

type VariableOf = (node: ElementNode, asOf: string | undefined) => readonly Item[];

const one = (item: Item | undefined): readonly Item[] => (item === undefined ? [] : [item]);
const always = (item: Item): VariableOf => {
  const items = [item];
  return () => items;
};

/**
 * FHIR's variables (https://hl7.org/fhir/R4/fhirpath.html#variables) and ours, which tell where a node stands and what
 * date the caller gave.
 */
const values: Readonly<Record<string, VariableOf>> = {
  context: (node) => [node],
  resource: (node) => [resourceOf(node)],
  rootResource: (node) => [rootResourceOf(node)],
  ucum: always('http://unitsofmeasure.org'),
  sct: always('http://snomed.info/sct'),
  loinc: always('http://loinc.org'),
  location: (node) => [locationOf(node)],
  path: (node) => [definitionPathOf(node)],
  parent: (node) => one(node.parent),
  parentPath: (node) => one(node.parent && definitionPathOf(node.parent)),
  parentType: (node) => one(node.parent?.type?.typeName),
  index: (node) => one(node.index < 0 ? undefined : node.index),
  asOf: (_, asOf) => one(asOf),
};

/** Names that a pack's constants may not take. */
export const reservedNames: ReadonlySet<string> = new Set(Object.keys(values));

/** A contained resource's root is what contains it; an entry of a Bundle is its own. */
function rootResourceOf(node: ElementNode): ElementNode {
  const resource = resourceOf(node);
  return resource.name === 'contained' && resource.parent !== undefined
    ? resourceOf(resource.parent)
    : resource;
}

/** The variables of one evaluation; `node` is what the rule judges, `asOf` the date that the caller gave. */
export function variablesFor(
  node: ElementNode,
  constants: Readonly<Record<string, Constant>>,
  asOf: string | undefined,
): Variables {
  return (name) => {
    const of = Object.hasOwn(values, name) ? values[name] : undefined;
    if (of !== undefined) return of(node, asOf);
    return one(Object.hasOwn(constants, name) ? constants[name] : undefined);
  };
}

/** The types of all variables, for the checker. */
export function variableTypes(
  resource: TypeSet,
  node: TypeSet,
  constants: Readonly<Record<string, Constant>>,
): Map<string, TypeSet> {
  const types = new Map<string, TypeSet>([
    ['context', node],
    ['resource', resource],
    ['rootResource', typeSet('Resource')],
    ['ucum', systemString],
    ['sct', systemString],
    ['loinc', systemString],
    ['location', systemString],
    ['path', systemString],
    ['parent', undefined],
    ['parentPath', systemString],
    ['parentType', systemString],
    ['index', systemInteger],
    ['asOf', systemString],
  ]);
  for (const [name, value] of Object.entries(constants)) types.set(name, constantType(value));
  return types;
}

function constantType(value: Constant): TypeSet {
  if (typeof value === 'string') return systemString;
  if (typeof value === 'boolean') return typeSet('System.Boolean');
  return typeSet(Number.isInteger(value) ? 'System.Integer' : 'System.Decimal');
}
