import { modelOf, type ElementDefinition, type Model, type TypeDefinition } from './model/model.js';
import { readVersion } from './release.js';

/** An object as JSON has it. Values are unknown until looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * An element of a resource as rules see it: FHIR's view of the JSON, with what FHIR's JSON shape refuses repaired.
 * An object where an array belongs counts as an array of one, a null without a partner as absent, of two
 * `value[x]` the first counts, properties FHIR does not know are not seen, and a value of the wrong JSON kind is
 * an element without a value.
 */
export interface ElementNode {
  /** Undefined where the type is not known to the release's model. */
  readonly type: TypeDefinition | undefined;
  /** The object of a complex element, the value of a primitive one; undefined where there is none. */
  readonly value: unknown;
  /** The `_name` object of a primitive: its id and extensions. */
  readonly partner: JsonObject | undefined;
  readonly parent: ElementNode | undefined;
  /** FHIR's name, `value` for `valueUri`; of a root, the resource type. */
  readonly name: string;
  /** JSON's name, `valueUri`. */
  readonly property: string;
  /** Position in a repeating element, -1 elsewhere. */
  readonly index: number;
  /** True where FHIR's JSON shape refuses the value itself. Rules do not judge such an element. */
  readonly isRefused: boolean;
  readonly model: Model;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The node of a resource that stands on its own. Its type is undefined if the model does not know it. */
export function rootNode(resource: JsonObject, model: Model): ElementNode {
  const name = typeof resource.resourceType === 'string' ? resource.resourceType : '';
  return {
    type: resourceTypeOf(resource, model),
    value: resource,
    partner: undefined,
    parent: undefined,
    name,
    property: name,
    index: -1,
    isRefused: false,
    model,
  };
}

export function resourceTypeOf(value: unknown, model: Model): TypeDefinition | undefined {
  if (!isObject(value)) return undefined;
  const name = value.resourceType;
  return typeof name === 'string' && model.isResourceType(name) ? model.type(name) : undefined;
}

export const isPrimitive = (node: ElementNode): boolean => node.type?.kind === 'primitive';

export const isResource = (node: ElementNode): boolean => node.type?.kind === 'resource';

/** Whether JSON has nothing there. */
export const isNone = (value: unknown): boolean => value === undefined || value === null;

/** Whether a value is of the JSON kind that a type has. */
export const isOfKind = (value: unknown, { kind, json }: TypeDefinition): boolean =>
  kind === 'primitive' ? typeof value === json : isObject(value);

/** Makes the node of a value, repaired as rules are to see it. */
export function createNode(
  parent: ElementNode,
  element: ElementDefinition,
  typeName: string,
  property: string,
  index: number,
  value: unknown,
  partner: unknown,
): ElementNode {
  const declared = parent.model.type(typeName);
  const isNested = declared?.kind === 'resource';
  const model = isNested ? (modelFor(value, parent.model) ?? parent.model) : parent.model;
  const type = isNested ? nestedType(value, parent.model) : declared;
  const primitive = type?.kind === 'primitive';
  const isRefused = primitive
    ? !(isNone(value) || typeof value === type.json) || !(isNone(partner) || isObject(partner))
    : type === undefined || !isObject(value);
  return {
    type,
    value: isRefused || value === null ? undefined : value,
    partner: !isRefused && isObject(partner) ? partner : undefined,
    parent,
    name: element.name,
    property,
    index,
    isRefused,
    model,
  };
}

function nestedType(value: unknown, outer: Model): TypeDefinition | undefined {
  const model = modelFor(value, outer);
  return model && resourceTypeOf(value, model);
}

/** A CapabilityStatement inside another resource says its version itself. Undefined: one that is not judged. */
export function modelFor(resource: unknown, outer: Model): Model | undefined {
  if (outer.isFixed || !isObject(resource) || resource.resourceType !== 'CapabilityStatement') return outer;
  const reading = readVersion(resource.fhirVersion);
  if (reading.kind === 'release') return modelOf(reading.release);
  return reading.kind === 'preview' ? undefined : outer;
}
