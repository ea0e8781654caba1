import type { JsonObject } from '../../fhir/element.js';
import { modelOf, type ElementDefinition, type Model, type TypeDefinition } from '../../fhir/model/model.js';
import { publishedVersion, type Release } from '../../fhir/release.js';
import { createSubject, type Subject } from './evaluate.js';
import { extensionUrls, primitiveValue } from './primitive-values.js';
import type { Random } from './random.js';

/** A resource of random content whose JSON shape is sound. */
export function generateDocument(type: string, release: Release, random: Random): JsonObject {
  return { ...resource(type, modelOf(release), random, 0) };
}

/** Of each release and type that expressions are generated for, a number of documents. */
export function generateSubjects(count: number, random: Random): Subject[] {
  return documentTypes.flatMap(({ type, release }) =>
    Array.from({ length: count }, (_, index) =>
      createSubject(
        `${type} ${release} #${index.toString()}`,
        generateDocument(type, release, random),
        release,
      ),
    ),
  );
}

export interface DocumentType {
  readonly type: string;
  readonly release: Release;
}

export const documentTypes: readonly DocumentType[] = [
  { type: 'CapabilityStatement', release: '4.0' },
  { type: 'CapabilityStatement', release: '3.0' },
  { type: 'CapabilityStatement', release: '5.0' },
  { type: 'Patient', release: '4.0' },
  { type: 'Bundle', release: '4.0' },
];

type Json = Record<string, unknown>;

/** Rather leafy at the top, and sparse below, so that a statement has a few hundred elements. */
const density = [0.6, 0.5, 0.4, 0.3, 0.2];
const deepest = 7;

function resource(name: string, model: Model, random: Random, depth: number): Json {
  const type = model.type(name);
  if (type === undefined) throw new RangeError(`${name} is not in the model`);
  const json: Json = { resourceType: name };
  fill(json, type, model, random, depth);
  if (name === 'CapabilityStatement') {
    json.fhirVersion = publishedVersion(model.release);
    json.rest ??= [object(requiredType(model, 'CapabilityStatement.rest'), model, random, 1)];
  }
  return json;
}

const requiredType = (model: Model, name: string): TypeDefinition => {
  const type = model.type(name);
  if (type === undefined) throw new RangeError(`${name} is not in the model`);
  return type;
};

function fill(json: Json, type: TypeDefinition, model: Model, random: Random, depth: number): void {
  for (const element of type.elements.values()) {
    if (random.chance(likelihood(element, type, depth))) add(json, element, model, random, depth);
  }
}

function likelihood(element: ElementDefinition, type: TypeDefinition, depth: number): number {
  const isLeaf = element.types.every((name) => /^[a-z]/.test(name));
  if (depth >= deepest && !isLeaf) return 0;
  switch (element.name) {
    case 'contained':
      return depth === 0 ? 0.4 : 0;
    case 'extension':
      return type.name === 'CapabilityStatement.rest' ? 0.8 : 0.12;
    case 'modifierExtension':
      return 0.08;
    case 'rest':
    case 'entry':
    case 'parameter':
      return 0.9;
  }
  return Math.max(density[depth] ?? 0.1, isLeaf ? 0.4 : 0);
}

function add(json: Json, element: ElementDefinition, model: Model, random: Random, depth: number): void {
  const type = random.pick(element.types.filter((name) => depth < deepest || /^[a-z]/.test(name)));
  const property = element.isChoice
    ? element.name + type.charAt(0).toUpperCase() + type.slice(1)
    : element.name;
  const count = element.repeats ? 1 + random.below(3) : 1;
  if (/^[a-z]/.test(type)) {
    addPrimitives(json, property, element, type, count, model, random, depth);
    return;
  }
  const values: Json[] = [];
  for (let index = 0; index < count; index++) {
    const [previous] = values;
    // Equal items matter to distinct(), intersect() and their like.
    values.push(
      previous !== undefined && random.chance(0.2)
        ? structuredClone(previous)
        : complex(type, model, random, depth + 1),
    );
  }
  json[property] = element.repeats ? values : values[0];
}

function addPrimitives(
  json: Json,
  property: string,
  element: ElementDefinition,
  type: string,
  count: number,
  model: Model,
  random: Random,
  depth: number,
): void {
  const mayHavePartner = element.hasPartner && type !== 'xhtml' && depth < deepest;
  const partners = Array.from({ length: count }, () =>
    mayHavePartner && random.chance(0.12) ? partner(model, random, depth + 1) : null,
  );
  const values = partners.map((each) =>
    each !== null && random.chance(0.4) ? null : primitiveValue(type, random),
  );
  const hasValue = values.some((each) => each !== null);
  const hasPartner = partners.some((each) => each !== null);
  if (hasValue) json[property] = element.repeats ? values : values[0];
  if (hasPartner) json[`_${property}`] = element.repeats ? partners : partners[0];
}

function partner(model: Model, random: Random, depth: number): Json {
  const json: Json = {};
  if (random.chance(0.5)) json.id = primitiveValue('id', random);
  if (json.id === undefined || random.chance(0.5)) json.extension = [extension(model, random, depth)];
  return json;
}

const contained = ['Patient', 'Organization', 'Basic'];

function complex(type: string, model: Model, random: Random, depth: number): Json {
  if (type === 'Resource')
    return resource(
      random.pick([...contained, ...(depth === 2 ? ['CapabilityStatement'] : [])]),
      model,
      random,
      depth + 1,
    );
  if (type === 'Extension') return extension(model, random, depth);
  return object(requiredType(model, type), model, random, depth);
}

function object(type: TypeDefinition, model: Model, random: Random, depth: number): Json {
  const json: Json = {};
  fill(json, type, model, random, depth);
  if (Object.keys(json).length === 0) json.extension = [extension(model, random, depth + 1)];
  return json;
}

const valueTypes = [
  'Uri',
  'Uri',
  'Uri',
  'Url',
  'String',
  'Code',
  'Boolean',
  'Integer',
  'Decimal',
  'Date',
  'DateTime',
  'Coding',
  'Period',
  'Reference',
];

/** With a value, with extensions, and where it is allowed to be wrong with both or neither. */
function extension(model: Model, random: Random, depth: number): Json {
  const json: Json = { url: random.pick(extensionUrls) };
  if (random.chance(0.1)) json.id = primitiveValue('id', random);
  if (random.chance(0.2) && depth < deepest) json.extension = [extension(model, random, depth + 2)];
  if (random.chance(json.extension === undefined ? 0.9 : 0.1)) {
    const known = requiredType(model, 'Extension').properties;
    const property = `value${random.pick(valueTypes.filter((name) => known.has(`value${name}`)))}`;
    const found = known.get(property);
    if (found === undefined) return json;
    if (/^[a-z]/.test(found.type))
      addPrimitives(json, property, found.element, found.type, 1, model, random, depth);
    else json[property] = complex(found.type, model, random, depth + 2);
  }
  return json;
}
