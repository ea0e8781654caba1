import { isNone, isObject, modelFor, type JsonObject } from '../../fhir/element.js';
import type { ElementDefinition, Model, PropertyDefinition, TypeDefinition } from '../../fhir/model/model.js';

/**
 * The XML of a resource: what XML can say of it. Nulls, empty arrays, and whether a single value stands in an array or
 * not, leave no trace there. Elements stand in the order of the definition; what FHIR does not know comes last.
 */
export function xmlTwin(resource: JsonObject, model: Model): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${resourceXml(resource, model, ' xmlns="http://hl7.org/fhir"')}\n`;
}

function resourceXml(resource: JsonObject, outer: Model, attributes = ''): string {
  const model = modelFor(resource, outer) ?? outer;
  const name = String(resource.resourceType);
  const type = model.isResourceType(name) ? model.type(name) : undefined;
  const content = type === undefined ? '' : elementsXml(resource, type, model);
  return `<${name}${attributes}>${content}</${name}>`;
}

function elementsXml(object: JsonObject, type: TypeDefinition, model: Model): string {
  const names = [...type.elements.values()].flatMap((element) => namesOf(element, object, type));
  const known = names.map((name) => {
    const property = type.properties.get(name);
    return property === undefined ? '' : propertyXml(object, name, property, model);
  });
  const unknown = Object.entries(object).map(([name, value]) =>
    type.properties.has(name) ||
    (name === 'resourceType' && type.kind === 'resource') ||
    (name.startsWith('_') && name.slice(1) in object)
      ? ''
      : unknownXml(name, value),
  );
  return [...known, ...unknown].join('');
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

function attributesXml(object: JsonObject, type: TypeDefinition): string {
  return Object.entries(object)
    .map(([name, value]) => {
      const property = type.properties.get(name);
      const isOne = property !== undefined && isAttribute(property, name) && isScalar(value);
      return isOne ? ` ${name}="${escaped(String(value))}"` : '';
    })
    .join('');
}

function propertyXml(
  object: JsonObject,
  name: string,
  { type: typeName }: PropertyDefinition,
  model: Model,
): string {
  const values = listOf(object[name]);
  const partners = listOf(object[`_${name}`]);
  const count = Math.max(values.length, partners.length);
  const type = model.type(typeName);
  return Array.from({ length: count }, (_, index) => {
    const value = values[index];
    const partner = partners[index];
    if (isNone(value) && isNone(partner)) return '';
    if (type === undefined) return unknownXml(name, value);
    if (type.name === 'xhtml' && typeof value === 'string') return value;
    if (type.kind === 'primitive' && (isScalar(value) || isNone(value))) {
      const beside = isObject(partner) ? partner : {};
      const valueText = isScalar(value) ? ` value="${escaped(String(value))}"` : '';
      return elementXml(name, `${valueText}${attributesXml(beside, type)}`, elementsXml(beside, type, model));
    }
    if (!isObject(value) || type.kind === 'primitive') return unknownXml(name, value);
    if (type.kind === 'resource') return elementXml(name, '', resourceXml(value, model));
    return elementXml(name, attributesXml(value, type), elementsXml(value, type, model));
  }).join('');
}

function unknownXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => unknownXml(name, each)).join('');
  if (isScalar(value)) return elementXml(name, ` value="${escaped(String(value))}"`, '');
  if (!isObject(value)) return '';
  return elementXml(
    name,
    '',
    Object.entries(value)
      .map(([below, each]) => unknownXml(below, each))
      .join(''),
  );
}

const elementXml = (name: string, attributes: string, content: string): string =>
  content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isNone(value) ? [] : [value];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** White space but the space would become one. */
const escaped = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (each) => entities[each] ?? `&#${each.charCodeAt(0).toString()};`);
