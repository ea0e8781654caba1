import { isNone, isObject, type ElementNode, type JsonObject } from './element.js';
import type { Model, TypeDefinition } from './model/model.js';

type NodeSink = (node: ElementNode) => boolean;

/**
 * The type of what is no FHIR: JSON that is walked as it stands. Its values have FHIRPath's own types. No element of
 * a resource ever has it, not even one that FHIR's JSON shape refuses.
 */
export const rawType: TypeDefinition = {
  name: 'Object',
  typeName: 'Object',
  kind: 'complex',
  json: 'string',
  base: undefined,
  elements: new Map(),
  properties: new Map(),
};

export const isRaw = (node: ElementNode): boolean => node.type === rawType;

/** The node of JSON that no model describes. Variables and types that are asked for still go by the model. */
export const rawNode = (value: JsonObject, model: Model): ElementNode => {
  const name = typeof value.resourceType === 'string' ? value.resourceType : '';
  return {
    ...rawParts,
    value,
    partner: undefined,
    parent: undefined,
    name,
    property: name,
    index: -1,
    model,
  };
};

const rawParts = { type: rawType, isRefused: false } as const;

/** Gives the own properties of one name; arrays give their members, however deep. */
export function eachRawChildNamed(node: ElementNode, name: string, sink: NodeSink): boolean {
  const holder = rawHolder(node);
  return holder !== undefined && eachRawValue(node, name, own(holder, name), own(holder, `_${name}`), sink);
}

/** Gives every child in document order, but the partner of a property only with it. */
export function eachRawChild(node: ElementNode, sink: NodeSink): boolean {
  const holder = rawHolder(node);
  if (holder === undefined) return false;
  for (const key of Object.keys(holder)) {
    if (key === 'resourceType') continue;
    const name = key.startsWith('_') ? key.slice(1) : key;
    if (name !== key && Object.hasOwn(holder, name)) continue;
    if (eachRawValue(node, name, own(holder, name), own(holder, `_${name}`), sink)) return true;
  }
  return false;
}

/** A value that is no object has the children of its partner. */
const rawHolder = (node: ElementNode): JsonObject | undefined =>
  isObject(node.value) ? node.value : node.partner;

function eachRawValue(
  parent: ElementNode,
  name: string,
  value: unknown,
  partner: unknown,
  sink: NodeSink,
): boolean {
  if (!Array.isArray(value) && !Array.isArray(partner))
    return giveRaw(parent, name, -1, value, partner, sink);
  const [values, partners] = [membersOf(value), membersOf(partner)];
  for (let index = 0; index < Math.max(values.length, partners.length); index++) {
    const [each, other] = [values[index], partners[index]];
    const isEnough = Array.isArray(each)
      ? eachRawValue(parent, name, each, other, sink)
      : giveRaw(parent, name, index, each, other, sink);
    if (isEnough) return true;
  }
  return false;
}

const membersOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isNone(value) ? [] : [value];

function giveRaw(
  parent: ElementNode,
  name: string,
  index: number,
  value: unknown,
  partner: unknown,
  sink: NodeSink,
): boolean {
  const known = isObject(partner) ? partner : undefined;
  if (isNone(value) && known === undefined) return false;
  const { model } = parent;
  return sink({
    ...rawParts,
    value: value ?? undefined,
    partner: known,
    parent,
    name,
    property: name,
    index,
    model,
  });
}

const own = (holder: JsonObject, name: string): unknown =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;
