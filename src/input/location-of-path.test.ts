import { rootNode } from '../fhir/element.js';
import type { JsonPath } from '../fhir/location.js';
import { modelOf } from '../fhir/model/model.js';
import { locationOfPath } from './location-of-path.js';

const bundle = {
  resourceType: 'Bundle',
  entry: [
    { fullUrl: 'urn:a' },
    {
      resource: {
        resourceType: 'CapabilityStatement',
        rest: [{ mode: 'server', _mode: { extension: [{ url: 'a', valueUri: 'b' }] }, foo: [{ bar: 1 }] }],
        format: ['json', null],
        _format: [null, { id: 'a' }],
        implementation: { description: 'a' },
        software: [{ name: 'a' }],
        messaging: { endpoint: { address: 'a' } },
      },
    },
  ],
};

const entry: JsonPath = ['entry', 1, 'resource'];

test.each<{ path: JsonPath; location: string }>([
  { path: [], location: 'Bundle' },
  { path: ['entry'], location: 'Bundle.entry' },
  { path: ['entry', 0], location: 'Bundle.entry[0]' },
  { path: ['entry', 0, 'fullUrl'], location: 'Bundle.entry[0].fullUrl' },
  { path: entry, location: 'Bundle.entry[1].resource' },
  { path: [...entry, 'rest', 0], location: 'Bundle.entry[1].resource.rest[0]' },
  { path: [...entry, 'rest', 0, '_mode'], location: 'Bundle.entry[1].resource.rest[0].mode' },
  {
    path: [...entry, 'rest', 0, '_mode', 'extension', 0, 'valueUri'],
    location: 'Bundle.entry[1].resource.rest[0].mode.extension[0].value',
  },
  { path: [...entry, '_format', 1, 'id'], location: 'Bundle.entry[1].resource.format[1].id' },
  {
    path: [...entry, 'implementation', 'description'],
    location: 'Bundle.entry[1].resource.implementation.description',
  },
])('$path is $location', ({ path, location }) => {
  expect(locationOfPath(rootNode(bundle, modelOf('4.0')), path)).toBe(location);
});

describe('what FHIR does not know keeps its name in JSON', () => {
  test.each<{ path: JsonPath; location: string }>([
    { path: ['foo'], location: 'Bundle.foo' },
    { path: ['entry', 0, 'foo', 'bar'], location: 'Bundle.entry[0].foo.bar' },
    { path: [...entry, 'rest', 0, 'foo', 0, 'bar'], location: 'Bundle.entry[1].resource.rest[0].foo[0].bar' },
    { path: ['entry', 7, 'fullUrl'], location: 'Bundle.entry[7].fullUrl' },
    { path: ['constructor'], location: 'Bundle.constructor' },
  ])('$path is $location', ({ path, location }) => {
    expect(locationOfPath(rootNode(bundle, modelOf('4.0')), path)).toBe(location);
  });
});

test('an object where an array belongs is its first item, from within', () => {
  const root = rootNode(bundle, modelOf('4.0'));
  expect(locationOfPath(root, [...entry, 'messaging'])).toBe('Bundle.entry[1].resource.messaging');
  expect(locationOfPath(root, [...entry, 'messaging', 'endpoint', 'address'])).toBe(
    'Bundle.entry[1].resource.messaging[0].endpoint[0].address',
  );
});
