import type { JsonObject } from '../../fhir/element.js';

export const url = 'http://h/e';

/** A statement with something of everything. */
export const statement: JsonObject = {
  resourceType: 'CapabilityStatement',
  id: 'a',
  status: 'active',
  experimental: false,
  date: '2024-03-01T10:00:00Z',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json', 'xml', 'json'],
  name: 'Small',
  title: 'A small one',
  _title: { id: 't', extension: [{ url, valueCode: 'en' }] },
  publisher: '',
  description: 'one\ntwo',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' },
  contact: [
    {
      name: 'Ann',
      telecom: [
        { system: 'phone', value: '1', rank: 1 },
        { system: 'email', value: '2', rank: 2 },
      ],
    },
    { name: 'Bo' },
  ],
  software: { name: 'Soft', version: '1.2', releaseDate: '2024-01' },
  implementation: { description: 'here', url: 'https://h/fhir' },
  extension: [
    { url, valueUri: 'a' },
    { url, valueUrl: 'b' },
    { url: 'http://h/n', extension: [{ url: 'inner', valueBoolean: false }] },
  ],
  rest: [
    {
      mode: 'server',
      security: { cors: true, service: [{ text: 'OAuth', coding: [{ system: 's', code: 'OAuth' }] }] },
      resource: [
        {
          type: 'Patient',
          readHistory: false,
          updateCreate: true,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: [
            { name: 'name', type: 'string' },
            { name: '_id', type: 'token' },
          ],
          supportedProfile: ['http://h/a', 'http://h/b'],
        },
        {
          type: 'Observation',
          interaction: [{ code: 'read' }],
          operation: [{ name: 'lastn', definition: 'http://h/lastn' }],
        },
      ],
      interaction: [{ code: 'transaction' }],
    },
    { mode: 'client', resource: [{ type: 'Patient', interaction: [{ code: 'read' }] }] },
  ],
  document: [
    { mode: 'producer', profile: 'http://h/d' },
    { mode: 'consumer', profile: 'http://h/d' },
  ],
};
