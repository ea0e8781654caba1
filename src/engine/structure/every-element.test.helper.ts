import { narrative } from './whole-statement.test.helper.js';

type Json = Record<string, unknown>;

const operation = {
  name: 'everything',
  definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything',
  documentation: 'All of one patient.',
};
const searchParam = {
  name: 'birthdate',
  definition: 'http://hl7.org/fhir/SearchParameter/individual-birthdate',
  type: 'date',
  documentation: 'Born then.',
};
const service = { coding: [{ system: 'http://fountain.test/services', code: 'badge' }], text: 'A badge' };

/** A statement with every element of R4's definition. Nothing is to be found fault with. */
export const everyElement: Json = {
  resourceType: 'CapabilityStatement',
  id: 'fountain',
  meta: { versionId: '3', lastUpdated: '2026-01-01T10:00:00Z', profile: ['http://fountain.test/profile'] },
  implicitRules: 'http://fountain.test/rules',
  language: 'en',
  text: narrative,
  url: 'http://fountain.test/CapabilityStatement/fountain',
  version: '1.2.0',
  name: 'Fountain',
  title: 'The Fountain server',
  status: 'active',
  experimental: false,
  date: '2026-01-01',
  publisher: 'Fountain',
  contact: [{ name: 'The desk', telecom: [{ system: 'phone', value: '5550100', use: 'work', rank: 1 }] }],
  description: 'What the server offers.',
  useContext: [{ code: { code: 'age' }, valueCodeableConcept: { text: 'Children' } }],
  jurisdiction: [{ coding: [{ code: 'US' }], text: 'Everywhere' }],
  purpose: 'To be read.',
  copyright: 'Nobody.',
  kind: 'instance',
  instantiates: ['http://fountain.test/CapabilityStatement/base'],
  imports: ['http://fountain.test/CapabilityStatement/part'],
  software: { name: 'Jet', version: '2', releaseDate: '2025-12' },
  implementation: {
    description: 'In the square.',
    url: 'https://fountain.test/fhir',
    custodian: { reference: 'Organization/fountain', display: 'Fountain' },
  },
  fhirVersion: '4.0.1',
  format: ['json'],
  patchFormat: ['application/json-patch+json'],
  implementationGuide: ['http://fountain.test/ImplementationGuide/all'],
  rest: [
    {
      mode: 'server',
      documentation: 'The interface.',
      security: { cors: true, service: [service], description: 'A badge is asked for.' },
      resource: [
        {
          type: 'Patient',
          profile: 'http://fountain.test/StructureDefinition/patient',
          supportedProfile: ['http://fountain.test/StructureDefinition/child'],
          documentation: 'Those who drink.',
          interaction: [{ code: 'read', documentation: 'One.' }],
          versioning: 'versioned',
          readHistory: true,
          updateCreate: false,
          conditionalCreate: false,
          conditionalRead: 'full-support',
          conditionalUpdate: false,
          conditionalDelete: 'single',
          referencePolicy: ['literal'],
          searchInclude: ['Patient:organization'],
          searchRevInclude: ['Observation:subject'],
          searchParam: [searchParam],
          operation: [operation],
        },
      ],
      interaction: [{ code: 'batch', documentation: 'Many.' }],
      searchParam: [
        {
          ...searchParam,
          name: '_id',
          definition: 'http://hl7.org/fhir/SearchParameter/Resource-id',
          type: 'token',
        },
      ],
      operation: [operation],
      compartment: ['http://hl7.org/fhir/CompartmentDefinition/patient'],
    },
  ],
  messaging: [
    {
      endpoint: [{ protocol: { code: 'http' }, address: 'https://fountain.test/messages' }],
      reliableCache: 5,
      documentation: 'Notices.',
      supportedMessage: [{ mode: 'sender', definition: 'http://fountain.test/MessageDefinition/notice' }],
    },
  ],
  document: [
    {
      mode: 'producer',
      documentation: 'Letters.',
      profile: 'http://fountain.test/StructureDefinition/letter',
    },
  ],
};

/** The same with another value at a place, or with none. */
export function withValue(place: string, value: unknown): Json {
  // A structured clone would keep apart nothing that is one here.
  const copy = JSON.parse(JSON.stringify(everyElement)) as Json;
  const steps = place.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  let parent = copy;
  // Every step of a place in the tables leads to an object or an array.
  for (const step of steps) parent = parent[step] as Json;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

/** The same with a reason for the absence of a primitive value. */
export function withPartner(place: string, partner: unknown): Json {
  const copy = withValue(place, undefined);
  const dot = place.lastIndexOf('.');
  const parent = place
    .slice(0, Math.max(dot, 0))
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  let at = copy;
  for (const step of parent) at = at[step] as Json;
  at[`_${place.slice(dot + 1)}`] = partner;
  return copy;
}
