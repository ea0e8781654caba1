import { isObject, type JsonObject } from '../../fhir/element.js';
import { isPrimitiveName, jsonKindOf } from '../../fhir/model/model.js';
import { nearest } from '../../fhir/nearest.js';
import { renaming, type FixMaker } from '../../input/change.js';
import type { ExtensionPlace } from '../../input/demands.js';
import { complaintOf } from './complaint.js';
import type { ExtensionDefinition, PartDefinition } from './extension-definitions.js';
import { nameOf } from './extension-name.js';
import { isAbsolute } from './extension-url.js';

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
    place.complain(complaintOf(pack, 'extension-nested', text, demand, ext1));
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

/** FHIR's own words for a value beside extensions: http://hl7.org/fhir/R4/extensibility.html#Extension */
const ext1 = {
  code: 'invariant',
  messageId: 'http://hl7.org/fhir/StructureDefinition/Extension#ext-1',
} as const;

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
  const { pack, url, parts = new Map<string, PartDefinition>() } = definition;
  const demand = (): string => `${url} holds its parts as extensions: ${[...parts.keys()].join(', ')}.`;
  const property = valueIn(extension);
  if (property !== undefined) {
    const text = `The extension ${nameOf(url)} has a ${property}; it holds extensions instead: ${[...parts.keys()].join(', ')}.`;
    const messageId = 'Validation_VAL_Profile_Maximum';
    place.complain(complaintOf(pack, 'extension-type', text, demand(), { messageId }));
  }
  const urls = listOf(extension).map(urlOf);
  // A value where the parts belong, and a misspelt part, are told already.
  const missing = property !== undefined && urls.length === 0 ? [] : missingParts(parts, urls);
  if (missing.length === 0) return;
  const names = missing
    .map((part) => `${part.url} (${[...part.properties.keys()].join(' or ')})`)
    .join(' and ');
  const text = `The extension ${nameOf(url)} lacks its ${missing.length === 1 ? 'part' : 'parts'} ${names}; add an extension for each.`;
  place.complain(complaintOf(pack, 'extension-part-min', text, demand(), { about: url }));
}

function missingParts(
  parts: ReadonlyMap<string, PartDefinition>,
  urls: readonly unknown[],
): PartDefinition[] {
  const count = (url: string): number => urls.filter((each) => each === url).length;
  const lacking = [...parts.values()].filter(({ min, url }) => count(url) < min);
  if (lacking.length === 0) return [];
  const unknown = urls.filter((url) => typeof url === 'string' && !parts.has(url) && !isAbsolute(url));
  return lacking.filter(({ url }) => !unknown.some((each) => nearest(String(each), parts.keys()) === url));
}

/** The property that holds the value; one with nothing but an id and extensions stands under its own name, too. */
function valueIn(extension: JsonObject): string | undefined {
  for (const name in extension) {
    if (!/^_?value[A-Z]/.test(name)) continue;
    if (own(extension, name) !== undefined) return name.startsWith('_') ? name.slice(1) : name;
  }
  return undefined;
}

function listOf(extension: JsonObject): readonly unknown[] {
  const list = own(extension, 'extension');
  if (Array.isArray(list)) return list;
  return list === undefined || list === null ? [] : [list];
}

const urlOf = (value: unknown): unknown =>
  isObject(value) && Object.hasOwn(value, 'url') ? value.url : undefined;

const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;
