import { compare } from './compare.js';
import { packFacts } from './pack-facts.js';
import { published } from './published.js';

const base = 'http://hl7.org/fhir/StructureDefinition/';

const required = (valueSet: string): object => ({
  binding: { strength: 'required', valueSet: `${valueSet}|4.0.1` },
});

const structure = (id: string, more: object, element: readonly object[]): object => ({
  resourceType: 'StructureDefinition',
  url: `${base}${id}`,
  fhirVersion: '4.0.1',
  ...more,
  snapshot: { element },
});

const element = (
  path: string,
  min: number,
  max: string,
  type: readonly string[],
  more: object = {},
): object => ({
  id: path,
  path,
  min,
  max,
  type: type.map((code) => ({ code })),
  base: { path, min, max },
  ...more,
});

const extension = (id: string, expressions: readonly string[], elements: readonly object[]): object =>
  structure(
    id,
    {
      type: 'Extension',
      derivation: 'constraint',
      context: expressions.map((expression) => ({ type: 'element', expression })),
    },
    elements,
  );

/** A small world of definitions, in which the facts below hold. */
const definitions: readonly unknown[] = [
  structure('CapabilityStatement', { type: 'CapabilityStatement', derivation: 'specialization' }, [
    { id: 'CapabilityStatement', path: 'CapabilityStatement', min: 0, max: '*' },
    element('CapabilityStatement.text', 0, '1', ['Narrative'], {
      base: { path: 'DomainResource.text', min: 0, max: '1' },
    }),
    element(
      'CapabilityStatement.status',
      1,
      '1',
      ['code'],
      required('http://hl7.org/fhir/ValueSet/publication-status'),
    ),
    element(
      'CapabilityStatement.format',
      1,
      '*',
      ['code'],
      required('http://hl7.org/fhir/ValueSet/mimetypes'),
    ),
    element('CapabilityStatement.url', 0, '1', ['uri']),
  ]),
  extension(
    'part-of',
    ['CapabilityStatement.rest', 'ValueSet'],
    [
      { id: 'Extension', path: 'Extension', min: 0, max: '1', isModifier: true },
      element(
        'Extension.value[x]',
        1,
        '1',
        ['code', 'uri'],
        required('http://hl7.org/fhir/ValueSet/publication-status'),
      ),
    ],
  ),
  extension(
    'ends',
    ['CapabilityStatement.rest'],
    [
      { id: 'Extension', path: 'Extension', min: 0, max: '*' },
      { id: 'Extension.extension:first', path: 'Extension.extension', min: 1, max: '1' },
      {
        id: 'Extension.extension:first.url',
        path: 'Extension.extension.url',
        min: 1,
        max: '1',
        fixedUri: 'first',
      },
      {
        ...element('Extension.extension.value[x]', 1, '1', ['uri']),
        id: 'Extension.extension:first.value[x]',
      },
      element('Extension.value[x]', 0, '0', ['uri']),
    ],
  ),
  extension('elsewhere', ['Patient'], []),
  {
    resourceType: 'CodeSystem',
    url: 'http://hl7.org/fhir/publication-status',
    concept: [{ code: 'draft', concept: [{ code: 'active' }] }],
  },
  {
    resourceType: 'ValueSet',
    url: 'http://hl7.org/fhir/ValueSet/publication-status',
    compose: { include: [{ system: 'http://hl7.org/fhir/publication-status' }] },
  },
  [{ url: 'http://hl7.org/fhir/SearchParameter/Patient-name', code: 'name', type: 'string' }],
  [{ url: `${base}elsewhere`, status: 'draft' }],
];

const partOf: { readonly context: readonly string[]; readonly [field: string]: unknown } = {
  context: ['ValueSet', 'CapabilityStatement.rest'],
  modifier: true,
  max: 1,
  type: ['code', 'uri'],
  binding: 'http://hl7.org/fhir/ValueSet/publication-status',
};
const ends = {
  context: ['CapabilityStatement.rest'],
  extensions: { first: { min: 1, max: 1, type: 'uri' } },
};

interface RightPack {
  readonly elements: Readonly<Record<string, object>>;
  readonly valueSets: Readonly<Record<string, readonly string[]>>;
  readonly extensions: Readonly<Record<string, { readonly context: readonly string[] }>>;
  readonly tables: Readonly<Record<string, unknown>>;
  readonly knownExtensions: string;
}

/** What a pack says rightly of them. */
export const right: RightPack = {
  elements: {
    'CapabilityStatement.status': {
      min: 1,
      max: 1,
      type: 'code',
      binding: 'http://hl7.org/fhir/ValueSet/publication-status',
    },
    'CapabilityStatement.format': { min: 1, type: 'code', regex: '.+/.+' },
    'CapabilityStatement.url': { max: 1 },
    'Coding.system': { max: 1, type: 'uri' },
  },
  valueSets: {
    'http://hl7.org/fhir/ValueSet/publication-status': ['active', 'draft'],
    'http://hl7.org/fhir/ValueSet/somewhere-else': ['a'],
  },
  extensions: {
    [`${base}part-of`]: partOf,
    [`${base}ends`]: ends,
  },
  tables: {
    types: './types.yaml',
    known: { prefix: base, values: { known: ['elsewhere'] } },
  },
  knownExtensions: 'known',
};

/** The file that `right` names. */
export const rightTypes: { prefix: string; values: object } = {
  prefix: 'http://hl7.org/fhir/SearchParameter/',
  values: { string: ['Patient-name'] },
};

const release = '4.0';

/** What differs between a pack and the definitions, as `place: aspect`. */
export function differences(pack: object, types: object = rightTypes): string[] {
  const comparisons = compare(
    packFacts([pack], () => types, release),
    published(definitions, release),
    release,
  );
  return comparisons.flatMap((comparison) =>
    comparison.differences.map(({ place, aspect }) => `${place.replace(base, '')}: ${aspect}`),
  );
}

/** How much was compared and could not be, by kind of fact. */
export function amounts(pack: object): Record<string, readonly [compared: number, not: readonly string[]]> {
  const comparisons = compare(
    packFacts([pack], () => rightTypes, release),
    published(definitions, release),
    release,
  );
  return Object.fromEntries(
    comparisons.map(({ what, places, notCompared }) => [what, [places.length, notCompared]]),
  );
}
