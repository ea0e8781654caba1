import type { JsonObject } from '../../fhir/element.js';
import { isPrimitiveName, jsonKindOf } from '../../fhir/model/model.js';
import { renaming, type FixMaker } from '../../input/change.js';
import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import type { ExtensionDefinition } from './extension-definitions.js';
import { nameOf } from './extension-name.js';

/** Judges what an extension, or a part of one, holds. */
export function judgeContent(
  definition: ExtensionDefinition,
  extension: JsonObject,
  place: ExtensionPlace,
): void {
  const { parts, property, binding } = definition;
  if (parts !== undefined) judgeParts(definition, extension, place);
  else if (property === undefined) {
    if (definition.types !== undefined) judgeValue(definition, extension, place);
  } else {
    // Mostly there is the one value that may be there, and nothing beside it.
    const value = own(extension, property);
    if (value === undefined || own(extension, 'extension') !== undefined) {
      judgeValue(definition, extension, place);
    } else {
      const complaint = typeof value === 'string' ? binding?.(value) : undefined;
      if (complaint !== undefined) place.complain(complaint, property);
    }
  }
}

/** Whether a simple extension is surely as it should be. Most are, so this is the short way. */
export function isInOrder(
  { property, binding, row }: ExtensionDefinition,
  extension: JsonObject,
  holderProperty: string,
): boolean {
  if (property === undefined || (holderProperty === 'modifierExtension') !== (row?.isModifier === true))
    return false;
  const value = own(extension, property);
  if (value === undefined || own(extension, 'extension') !== undefined) return false;
  return binding === undefined || (typeof value === 'string' && binding(value) === undefined);
}

function judgeValue(definition: ExtensionDefinition, extension: JsonObject, place: ExtensionPlace): void {
  const { pack, url, binding, types = [], properties } = definition;
  const name = nameOf(url);
  const wanted = [...properties.keys()].join(' or ');
  const demand = `${url} has one value, of type ${types.join(' or ')}.`;
  const property = valueIn(extension);
  const hasParts = listOf(extension).length > 0;
  if (property === undefined) {
    const text = hasParts
      ? `The extension ${name} holds extensions instead of a value; write its value as ${wanted}.`
      : `The extension ${name} has no value; give it a ${wanted}.`;
    place.complain(complaintOf(pack, hasParts ? 'extension-nested' : 'extension-value', text, demand));
    return;
  }
  if (hasParts) {
    const text = `The extension ${name} has a value and extensions beside it; remove the extensions.`;
    const messageId = 'Validation_VAL_Profile_Maximum';
    place.complain(complaintOf(pack, 'extension-nested', text, demand, { messageId }));
  }
  if (!properties.has(property)) {
    const text = `The extension ${name} holds a ${property}; write it as ${wanted}.`;
    const fix: FixMaker = (path) => retyped(extension, property, properties)?.(path);
    place.complain(complaintOf(pack, 'extension-type', text, demand, { fix }));
    return;
  }
  const value = own(extension, property);
  const complaint = typeof value === 'string' ? binding?.(value) : undefined;
  if (complaint !== undefined) place.complain(complaint, property);
}

/** The one type that is allowed, where the value is of its JSON kind. */
function retyped(
  extension: JsonObject,
  property: string,
  properties: ExtensionDefinition['properties'],
): FixMaker | undefined {
  const [[right, type] = [], second] = [...properties];
  if (right === undefined || type === undefined || second !== undefined) return undefined;
  const kind = typeof own(extension, property);
  return isPrimitiveName(type) && kind === jsonKindOf(type)
    ? renaming(property, right, true, [property])
    : undefined;
}

function judgeParts(definition: ExtensionDefinition, extension: JsonObject, place: ExtensionPlace): void {
  const { pack, url, parts } = definition;
  const demand = (): string =>
    `${url} holds its parts as extensions: ${[...(parts?.keys() ?? [])].join(', ')}.`;
  const property = valueIn(extension);
  if (property !== undefined) {
    const text = `The extension ${nameOf(url)} has a ${property}; it holds extensions instead of a value.`;
    const messageId = 'Validation_VAL_Profile_Maximum';
    place.complain(complaintOf(pack, 'extension-type', text, demand(), { messageId }));
  }
  const list = listOf(extension);
  for (const part of parts?.values() ?? []) {
    if (part.min === 0 || list.some((each) => urlOf(each) === part.url)) continue;
    const wanted = [...part.properties.keys()].join(' or ');
    const text = `The extension ${nameOf(url)} lacks its part ${part.url}; add an extension with that url and a ${wanted}.`;
    place.complain(complaintOf(pack, 'extension-part-min', text, demand(), { about: part.url }));
  }
}

/** The property that holds the value; one with nothing but an id and extensions stands under its own name, too. */
function valueIn(extension: JsonObject): string | undefined {
  for (const name in extension) {
    if (!name.startsWith('value') && !name.startsWith('_value')) continue;
    if (Object.hasOwn(extension, name)) return name.startsWith('_') ? name.slice(1) : name;
  }
  return undefined;
}

function listOf(extension: JsonObject): readonly unknown[] {
  const list = own(extension, 'extension');
  if (Array.isArray(list)) return list;
  return list === undefined || list === null ? [] : [list];
}

const urlOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'url')
    ? (value as { url: unknown }).url
    : undefined;

const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;
