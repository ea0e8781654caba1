import type { JsonObject } from '../../fhir/element.js';
import { loadedPack } from './loaded-pack.test.helper.js';
import { importDefinitions, type Imported } from './import-definitions.js';

export const host = 'https://tern.test/StructureDefinition';

type Element = JsonObject & { readonly id: string };

const elementOf = ({ id, ...more }: Element): JsonObject => ({
  id,
  path: id.replace(/:[^.]+/g, ''),
  ...more,
});

/** FHIR's own invariants, as snapshots repeat them. */
export const ele1 = {
  key: 'ele-1',
  severity: 'error',
  human: 'An element is never empty',
  expression: 'hasValue() or (children().count() > id.count())',
  source: 'http://hl7.org/fhir/StructureDefinition/Element',
};
export const ext1 = {
  key: 'ext-1',
  severity: 'error',
  human: 'A value or extensions',
  expression: 'extension.exists() != value.exists()',
  source: 'http://hl7.org/fhir/StructureDefinition/Extension',
};

const context = (...paths: string[]): JsonObject[] =>
  paths.map((expression) => ({ type: 'element', expression }));

/** The definition of an extension, with a snapshot. */
export function extension(id: string, more: JsonObject, elements: readonly Element[]): JsonObject {
  return {
    resourceType: 'StructureDefinition',
    id,
    url: `${host}/${id}`,
    version: '2.1.0',
    name: id,
    status: 'active',
    fhirVersion: '4.0.1',
    kind: 'complex-type',
    abstract: false,
    context: context('Patient'),
    type: 'Extension',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Extension',
    derivation: 'constraint',
    ...more,
    snapshot: { element: elements.map(elementOf) },
  };
}

export interface SimpleWish {
  readonly types?: readonly string[];
  readonly root?: JsonObject;
  readonly value?: JsonObject;
  readonly more?: JsonObject;
}

/** The definition of an extension that has a value, as FHIR's own are published. */
export function simple(id: string, { types = ['string'], root, value, more }: SimpleWish = {}): JsonObject {
  return extension(id, more ?? {}, [
    { id: 'Extension', min: 0, max: '1', constraint: [ele1, ext1], isModifier: false, ...root },
    { id: 'Extension.extension', min: 0, max: '0', constraint: [ele1, ext1] },
    { id: 'Extension.url', min: 1, max: '1', fixedUri: more?.url ?? `${host}/${id}` },
    {
      id: 'Extension.value[x]',
      min: 1,
      max: '1',
      type: types.map((code) => ({ code })),
      constraint: [ele1],
      ...value,
    },
  ]);
}

export interface PartWish {
  readonly min: number;
  readonly max: string;
  readonly type: string;
  readonly value?: JsonObject;
}

/** The definition of an extension that has parts. */
export function complex(
  id: string,
  parts: Readonly<Record<string, PartWish>>,
  more: JsonObject = {},
): JsonObject {
  return extension(id, more, [
    { id: 'Extension', min: 0, max: '*', constraint: [ele1, ext1] },
    { id: 'Extension.extension', min: 0, max: '*' },
    ...Object.entries(parts).flatMap(([name, { min, max, type, value }]): Element[] => [
      {
        id: `Extension.extension:${name}`,
        sliceName: name,
        min,
        max,
        type: [{ code: 'Extension' }],
        constraint: [ele1, ext1],
      },
      { id: `Extension.extension:${name}.extension`, min: 0, max: '0' },
      { id: `Extension.extension:${name}.url`, min: 1, max: '1', fixedUri: name },
      { id: `Extension.extension:${name}.value[x]`, min: 1, max: '1', type: [{ code: type }], ...value },
    ]),
    { id: 'Extension.url', min: 1, max: '1', fixedUri: `${host}/${id}` },
    { id: 'Extension.value[x]', min: 0, max: '0' },
  ]);
}

/** A profile without a snapshot. */
export const profile = (type: string, elements: readonly Element[], more: JsonObject = {}): JsonObject => ({
  resourceType: 'StructureDefinition',
  id: 'profile',
  url: `${host}/profile`,
  name: 'Profile',
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type,
  baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
  derivation: 'constraint',
  ...more,
  differential: { element: elements.map(elementOf) },
});

export const imported = (...resources: readonly JsonObject[]): Promise<Imported> =>
  importDefinitions(resources.map((json, index) => ({ name: `${index.toString()}.json`, json })));

/** Keys and places of the errors that the packs made of some definitions tell of a resource. */
export async function errorsBy(resources: readonly JsonObject[], json: JsonObject): Promise<string[]> {
  const { packs } = await imported(...resources);
  return loadedPack(
    packs.map(({ text }) => text),
    json,
  );
}
