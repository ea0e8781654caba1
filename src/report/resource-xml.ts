import { isNone, isObject, modelFor, type JsonObject } from '../fhir/element.js';
import type { ElementDefinition, Model, PropertyDefinition, TypeDefinition } from '../fhir/model/model.js';
import { xmlValue } from './xml.js';

/**
 * The XML of a resource in JSON, as far as XML can say it: http://hl7.org/fhir/R4/xml.html. Nulls, empty arrays, and
 * whether a single value stands in an array or not, leave no trace there. Elements stand in the order of the definition;
 * what FHIR does not know comes last. A narrative is taken over as it is.
 */
export function resourceXml(resource: JsonObject, model: Model, isPretty = false): string {
  const root = resourcePart(resource, model, ' xmlns="http://hl7.org/fhir"');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${partText(root, isPretty ? '\n' : '')}\n`;
}

/** An element, or a narrative. */
type Part =
  string | { readonly name: string; readonly attributes: string; readonly content: readonly Part[] };

/** `before` is what stands before each element: nothing, or a line end and its indentation. */
function partText(part: Part, before: string): string {
  if (typeof part === 'string') return part;
  const { name, attributes, content } = part;
  if (content.length === 0) return `<${name}${attributes}/>`;
  const within = before === '' ? '' : `${before}  `;
  const text = content.map((each) => within + partText(each, within)).join('');
  return `<${name}${attributes}>${text}${before}</${name}>`;
}

function resourcePart(resource: JsonObject, outer: Model, attributes = ''): Part {
  const model = modelFor(resource, outer) ?? outer;
  const name = String(resource.resourceType);
  const type = model.isResourceType(name) ? model.type(name) : undefined;
  return { name, attributes, content: type === undefined ? [] : elementParts(resource, type, model) };
}

function elementParts(object: JsonObject, type: TypeDefinition, model: Model): Part[] {
  const names = [...type.elements.values()].flatMap((element) => namesOf(element, object, type));
  const known = names.flatMap((name) => {
    const property = type.properties.get(name);
    return property === undefined ? [] : propertyParts(object, name, property, model);
  });
  const unknown = Object.entries(object).flatMap(([name, value]) =>
    type.properties.has(name) ||
    (name === 'resourceType' && type.kind === 'resource') ||
    (name.startsWith('_') && name.slice(1) in object)
      ? []
      : unknownParts(name, value),
  );
  return [...known, ...unknown];
}

/** The names of an element in an object. Of two values, the first is to be the first in XML, too. */
function namesOf(element: ElementDefinition, object: JsonObject, { properties }: TypeDefinition): string[] {
  if (!element.isChoice) return element.hasPartner ? [element.name] : [];
  const own = Object.keys(object).filter((name) => properties.get(name)?.element === element);
  return [...new Set(own.map((name) => name.replace(/^_/, '')))];
}

/** `Element.id` and `Extension.url`. */
const isAttribute = ({ element, isPartner }: PropertyDefinition, name: string): boolean =>
  !isPartner && !element.hasPartner && element.name === name;

function attributesText(object: JsonObject, type: TypeDefinition): string {
  return Object.entries(object)
    .map(([name, value]) => {
      const property = type.properties.get(name);
      const isOne = property !== undefined && isAttribute(property, name) && isScalar(value);
      return isOne ? attributeText(name, value) : '';
    })
    .join('');
}

const attributeText = (name: string, value: string | number | boolean): string =>
  ` ${name}="${xmlValue(String(value))}"`;

function propertyParts(
  object: JsonObject,
  name: string,
  { type: typeName }: PropertyDefinition,
  model: Model,
): Part[] {
  const values = listOf(object[name]);
  const partners = listOf(object[`_${name}`]);
  const count = Math.max(values.length, partners.length);
  const type = model.type(typeName);
  return Array.from({ length: count }, (_, index): Part[] => {
    const value = values[index];
    const partner = partners[index];
    if (isNone(value) && isNone(partner)) return [];
    if (type === undefined) return unknownParts(name, value);
    if (type.name === 'xhtml' && typeof value === 'string') return [value];
    if (type.kind === 'primitive' && (isScalar(value) || isNone(value))) {
      const beside = isObject(partner) ? partner : {};
      const valueText = isScalar(value) ? attributeText('value', value) : '';
      const attributes = valueText + attributesText(beside, type);
      return [{ name, attributes, content: elementParts(beside, type, model) }];
    }
    if (!isObject(value) || type.kind === 'primitive') return unknownParts(name, value);
    if (type.kind === 'resource') return [{ name, attributes: '', content: [resourcePart(value, model)] }];
    return [{ name, attributes: attributesText(value, type), content: elementParts(value, type, model) }];
  }).flat();
}

function unknownParts(name: string, value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap((each) => unknownParts(name, each));
  if (isScalar(value)) return [{ name, attributes: attributeText('value', value), content: [] }];
  if (!isObject(value)) return [];
  const content = Object.entries(value).flatMap(([below, each]) => unknownParts(below, each));
  return [{ name, attributes: '', content }];
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isNone(value) ? [] : [value];
