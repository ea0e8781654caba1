import type { Model, TypeDefinition } from '../fhir/model/model.js';

/** Something that is fine as a value of each primitive type. */
const primitives: Readonly<Record<string, string | number | boolean>> = {
  base64Binary: 'ZXhhbXBsZQ==',
  boolean: true,
  canonical: 'https://server.example/fhir/example',
  code: 'example',
  date: '2026-01-01',
  dateTime: '2026-01-01',
  decimal: 1.5,
  id: 'example',
  instant: '2026-01-01T00:00:00Z',
  integer: 1,
  integer64: '1',
  markdown: 'An example',
  oid: 'urn:oid:2.16.840.1.113883.6.96',
  positiveInt: 1,
  string: 'An example',
  time: '12:00:00',
  unsignedInt: 1,
  uri: 'https://server.example/fhir/example',
  url: 'https://server.example/fhir/example',
  uuid: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520',
  xhtml: '<div xmlns="http://www.w3.org/1999/xhtml">An example</div>',
};

/**
 * What the elements of a CapabilityStatement cannot do without (http://hl7.org/fhir/capabilitystatement.html), with a
 * value where not any will do. The tables of types do not tell what is required.
 */
const required: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  CapabilityStatement: { status: 'active', kind: 'requirements', acceptUnknown: 'no', format: 'json' },
  'CapabilityStatement.software': { name: 'Example server' },
  'CapabilityStatement.implementation': { description: 'An example server' },
  'CapabilityStatement.rest': { mode: 'server' },
  'CapabilityStatement.rest.resource': { type: 'Patient' },
  'CapabilityStatement.rest.resource.interaction': { code: 'read' },
  'CapabilityStatement.rest.resource.searchParam': { name: 'name', type: 'string' },
  'CapabilityStatement.rest.resource.operation': { name: 'everything', definition: undefined },
  'CapabilityStatement.rest.operation': { name: 'export', definition: undefined },
  'CapabilityStatement.rest.interaction': { code: 'batch' },
  'CapabilityStatement.messaging.endpoint': { protocol: undefined, address: undefined },
  'CapabilityStatement.messaging.supportedMessage': { mode: 'sender', definition: undefined },
  'CapabilityStatement.document': { mode: 'producer', profile: undefined },
  Extension: { url: 'https://server.example/fhir/StructureDefinition/example' },
};

/** Elements that say most of what a value is. */
export const telling: readonly string[] = [
  'text',
  'display',
  'reference',
  'value',
  'code',
  'name',
  'start',
  'description',
];

/** The least value of a type that is sound JSON of FHIR. Undefined for what is not known. */
export function sampleOf(typeName: string, model: Model, depth = 0): unknown {
  if (Object.hasOwn(primitives, typeName)) return primitives[typeName];
  const type = model.type(typeName);
  if (type?.kind !== 'complex' || depth > 4) return undefined;
  const given = requiredOf(type, model, depth);
  if (Object.keys(given).length > 0) return given;
  const name = [...telling, ...type.elements.keys()].find((each) => isSimple(type, each)) ?? 'id';
  return elementSample(type, name, undefined, model, depth);
}

/** What an element of a type cannot do without. */
export function requiredOf(type: TypeDefinition, model: Model, depth = 0): Record<string, unknown> {
  const names = Object.hasOwn(required, type.name) ? required[type.name] : undefined;
  return Object.assign(
    {},
    ...Object.entries(names ?? {}).map(([name, value]) => elementSample(type, name, value, model, depth)),
  ) as Record<string, unknown>; // The parts are objects, which assign does not tell.
}

function isSimple(type: TypeDefinition, name: string): boolean {
  const element = type.elements.get(name);
  return element !== undefined && !element.isChoice && name !== 'id' && name !== 'extension';
}

function elementSample(
  type: TypeDefinition,
  name: string,
  value: string | undefined,
  model: Model,
  depth: number,
): Record<string, unknown> {
  const element = type.elements.get(name);
  const sample = element && (value ?? sampleOf(element.types[0] ?? '', model, depth + 1));
  if (element === undefined || sample === undefined) return {};
  return { [name]: element.repeats ? [sample] : sample };
}
