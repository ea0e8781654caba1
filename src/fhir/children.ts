import { createNode, isNone, isObject, isPrimitive, type ElementNode, type JsonObject } from './element.js';
import type { ElementDefinition } from './model/model.js';
import { eachRawChild, eachRawChildNamed, isRaw } from './raw.js';

/** Gets each node in turn; returning true means: enough. */
export type NodeSink = (node: ElementNode) => boolean;

/** Gives the children of one name, in order. Returns true when the sink had enough. */
export function eachChildNamed(node: ElementNode, name: string, sink: NodeSink): boolean {
  const element = node.type?.elements.get(name);
  const holder = holderOf(node);
  if (element === undefined || holder === undefined) {
    return isRaw(node) && eachRawChildNamed(node, name, sink);
  }
  return element.isChoice
    ? eachChoice(node, element, holder, sink)
    : eachValue(node, element, element.types[0] ?? '', name, holder, sink);
}

/** Gives every child in document order. Returns true when the sink had enough. */
export function eachChild(node: ElementNode, sink: NodeSink): boolean {
  if (isRaw(node)) return eachRawChild(node, sink);
  const holder = holderOf(node);
  if (holder === undefined || node.type === undefined) return false;
  const properties = node.type.properties;
  const chosen = new Map<string, string>();
  for (const key of Object.keys(holder)) {
    const property = properties.get(key);
    if (property === undefined) continue;
    const name = property.isPartner ? key.slice(1) : key;
    if (property.element.isChoice) {
      if ((chosen.get(property.element.name) ?? name) !== name) continue;
      if (!isAbsent(holder, name)) chosen.set(property.element.name, name);
    }
    if (property.isPartner && ownValue(holder, name) !== undefined) continue;
    if (eachValue(node, property.element, property.type, name, holder, sink)) return true;
  }
  return false;
}

/** The object that holds a node's children: for a primitive, its `_name` partner. */
export function holderOf(node: ElementNode): JsonObject | undefined {
  if (isPrimitive(node)) return node.partner;
  return isObject(node.value) ? node.value : undefined;
}

/**
 * The child that JSON has under a property name (`valueUri`, `_valueUri`) and, in an array, an index; -1 where there
 * is no array. Undefined where there is none, or the model does not know the property.
 */
export function childAt(node: ElementNode, property: string, index: number): ElementNode | undefined {
  const found = node.type?.properties.get(property);
  const holder = holderOf(node);
  if (found === undefined || holder === undefined) return undefined;
  const name = found.isPartner ? property.slice(1) : property;
  const partnerName = `_${name}`;
  const pick = (value: unknown): unknown =>
    index < 0 ? value : Array.isArray(value) ? (value[index] as unknown) : index === 0 ? value : undefined;
  const value = pick(ownValue(holder, name));
  const partner = found.element.hasPartner ? pick(ownValue(holder, partnerName)) : undefined;
  if (isNone(value) && isNone(partner)) return undefined;
  return createNode(
    node,
    found.element,
    found.type,
    name,
    index,
    value,
    isPrimitiveType(found.type) ? partner : undefined,
  );
}

/** Of several `value[x]`, the first in the document counts. */
function eachChoice(
  node: ElementNode,
  element: ElementDefinition,
  holder: JsonObject,
  sink: NodeSink,
): boolean {
  const properties = node.type?.properties;
  for (const key of Object.keys(holder)) {
    const property = properties?.get(key);
    if (property?.element !== element) continue;
    const name = property.isPartner ? key.slice(1) : key;
    if (!isAbsent(holder, name)) return eachValue(node, element, property.type, name, holder, sink);
  }
  return false;
}

const isAbsent = (holder: JsonObject, name: string): boolean =>
  isNone(ownValue(holder, name)) && isNone(ownValue(holder, `_${name}`));

function eachValue(
  parent: ElementNode,
  element: ElementDefinition,
  typeName: string,
  property: string,
  holder: JsonObject,
  sink: NodeSink,
): boolean {
  const value = ownValue(holder, property);
  const hasPartner = element.hasPartner && isPrimitiveType(typeName);
  const partner = hasPartner ? ownValue(holder, `_${property}`) : undefined;
  if (isNone(value) && isNone(partner)) return false;
  if (!element.repeats) {
    return sink(createNode(parent, element, typeName, property, -1, value, partner));
  }
  const values = asArray(value);
  const partners = asArray(partner);
  const length = Math.max(values.length, partners.length);
  for (let index = 0; index < length; index++) {
    if (isNone(values[index]) && isNone(partners[index])) continue;
    const node = createNode(parent, element, typeName, property, index, values[index], partners[index]);
    if (sink(node)) return true;
  }
  return false;
}

const ownValue = (holder: JsonObject, property: string): unknown =>
  Object.hasOwn(holder, property) ? holder[property] : undefined;

const asArray = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isNone(value) ? [] : [value];

const isPrimitiveType = (name: string): boolean => /^[a-z]/.test(name);
