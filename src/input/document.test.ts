import type { Release } from '../fhir/release.js';
import { readDocument } from './document.js';
import { defaultLimits } from './limits.js';

interface Said {
  readonly keys: readonly string[];
  readonly release: Release | undefined;
}

/** The findings of an input, and the release that its root is judged by; undefined where it is not judged. */
function said(input: unknown, version?: Release): Said {
  const { findings, resources } = readDocument(input, defaultLimits, version);
  return { keys: findings.map(({ key }) => key), release: resources[0]?.model.release };
}

const statement = { resourceType: 'CapabilityStatement' };

describe('the version', () => {
  test.each<{ json: object; release: Release }>([
    { json: statement, release: '4.0' },
    { json: { ...statement, fhirVersion: '3.0.2' }, release: '3.0' },
    { json: { ...statement, fhirVersion: '4.3.0' }, release: '4.3' },
    { json: { ...statement, fhirVersion: '5.0.0' }, release: '5.0' },
    { json: { ...statement, fhirVersion: 'latest' }, release: '4.0' },
    { json: { resourceType: 'StructureDefinition', fhirVersion: '5.0.0' }, release: '4.0' },
    { json: { resourceType: 'Patient' }, release: '4.0' },
  ])('of $json is $release', ({ json, release }) => {
    expect(said(json)).toEqual({ keys: [], release });
    expect(said(JSON.stringify(json))).toEqual({ keys: [], release });
  });

  test.each<{ json: object; version: Release }>([
    { json: { ...statement, fhirVersion: '3.0.2' }, version: '5.0' },
    { json: { ...statement, fhirVersion: '4.6.0' }, version: '3.0' },
    { json: { resourceType: 'Patient' }, version: '4.3' },
  ])('of $json is $version where the user says so', ({ json, version }) => {
    expect(said(json, version)).toEqual({ keys: [], release: version });
  });

  test('that the user names holds for resources within', () => {
    const json = {
      resourceType: 'Bundle',
      entry: [{ resource: { ...statement, fhirVersion: '3.0.2', acceptUnknown: 'no' } }],
    };
    expect(said(json).keys).toEqual([]);
    expect(said(json, '4.0').keys).toEqual(['shape-unknown-property']);
  });

  test.each(['4.6.0', '1.0.2', '5.0.0-ballot'])('%s is not judged, and that is no fault', (fhirVersion) => {
    expect(said({ ...statement, fhirVersion, foo: 1 })).toEqual({
      keys: ['shape-version-not-judged'],
      release: undefined,
    });
    const within = { resourceType: 'Bundle', entry: [{ resource: { ...statement, fhirVersion, foo: 1 } }] };
    expect(said(within)).toEqual({ keys: ['shape-version-not-judged'], release: '4.0' });
  });
});

describe('a type of R4B that R4 has not', () => {
  test('is known and not judged in R4B', () => {
    const keys = ['shape-version-not-judged'];
    expect(said({ resourceType: 'SubscriptionTopic' }, '4.3')).toEqual({ keys, release: undefined });
    const contained = [{ resourceType: 'SubscriptionTopic', foo: 1 }];
    expect(said({ resourceType: 'Patient', contained }, '4.3')).toEqual({ keys, release: '4.3' });
  });

  test('is unknown in R4', () => {
    expect(said({ resourceType: 'SubscriptionTopic' }, '4.0').keys).toEqual(['shape-unknown-resource-type']);
  });
});

test.each([
  { title: 'text', input: '{"resourceType":"Patient"}', text: '{"resourceType":"Patient"}' },
  {
    title: 'text with a mark',
    input: '\uFEFF{"resourceType":"Patient"}',
    text: '{"resourceType":"Patient"}',
  },
  { title: 'an object', input: { resourceType: 'Patient' }, text: undefined },
  { title: 'no resource', input: '{"a":1}', text: '{"a":1}' },
  { title: 'no JSON', input: '{', text: '{' },
])('the text of $title', ({ input, text }) => {
  expect(readDocument(input, defaultLimits, undefined).text).toBe(text);
});

test('an object is neither changed nor frozen', () => {
  const json = { resourceType: 'Patient', name: { given: [null, 5] }, extension: {} };
  const before = structuredClone(json);
  const { resource } = readDocument(json, defaultLimits, undefined);
  expect(resource).toBe(json);
  expect(json).toEqual(before);
  expect([json, json.name, json.name.given].some(Object.isFrozen)).toBe(false);
});

test('findings beyond the limit are counted, those of the text too', () => {
  const text = '{"resourceType":"Patient","foo":1,"bar":2,"active":true,"active":true,"active":true}';
  const { findings, leftOut } = readDocument(text, { ...defaultLimits, maxIssues: 1 }, undefined);
  expect(findings.map(({ key }) => key)).toEqual(['shape-unknown-property', 'shape-duplicate-key']);
  expect(leftOut).toBe(2);
});
