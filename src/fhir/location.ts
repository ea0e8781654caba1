import { isPrimitive, isResource, type ElementNode } from './element.js';

/** The place of a value in JSON: property names and array indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** Where an element stands, as `OperationOutcome.issue.expression` has it: `Bundle.entry[1].resource.rest[0]`. */
export function locationOf(node: ElementNode): string {
  const step = node.index < 0 ? node.name : `${node.name}[${node.index.toString()}]`;
  return node.parent === undefined ? step : `${locationOf(node.parent)}.${step}`;
}

/** The definition's path, counted from the nearest resource: `CapabilityStatement.rest.extension`. */
export function definitionPathOf(node: ElementNode): string {
  if (isResource(node)) return node.type?.name ?? node.name;
  return node.parent === undefined ? node.name : `${definitionPathOf(node.parent)}.${node.name}`;
}

/** The nearest resource that an element stands in; a resource itself is its own. */
export function resourceOf(node: ElementNode): ElementNode {
  let each = node;
  while (!isResource(each) && each.parent !== undefined) each = each.parent;
  return each;
}

/** Where an element stands in JSON. A primitive that has only a `_name` partner is found there. */
export function jsonPathOf(node: ElementNode): JsonPath {
  const path: (string | number)[] = [];
  let partner = isPrimitive(node) && node.value === undefined && node.partner !== undefined;
  for (let each = node; each.parent !== undefined; each = each.parent) {
    if (each.index >= 0) path.push(each.index);
    path.push(partner ? `_${each.property}` : each.property);
    partner = isPrimitive(each.parent);
  }
  return path.reverse();
}
