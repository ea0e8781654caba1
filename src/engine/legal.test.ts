import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const keysOf = (input: unknown): string[] =>
  validator
    .check(input)
    .issues.map(({ key }) => key)
    .filter((key) => key !== 'not-judged');

const reason = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};
const statement = { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' };
const patient = { resourceType: 'Patient', id: 'a' };

describe('legal JSON has no issue', () => {
  test.each<{ title: string; json: Record<string, unknown> }>([
    { title: 'nothing but a type', json: { resourceType: 'Patient' } },
    { title: 'a partner alone', json: { ...patient, _birthDate: reason } },
    {
      title: 'a partner beside a value',
      json: { ...patient, birthDate: '2000', _birthDate: { id: 'a', ...reason } },
    },
    { title: 'a partner before its value', json: { ...patient, _birthDate: reason, birthDate: '2000' } },
    { title: 'null with a partner', json: { ...patient, birthDate: null, _birthDate: reason } },
    {
      title: 'nulls with partners in an array',
      json: { ...patient, name: [{ given: ['A', null], _given: [null, reason] }] },
    },
    {
      title: 'nulls beside every value',
      json: { ...patient, name: [{ given: ['A', 'B'], _given: [null, null] }] },
    },
    { title: 'partners alone in an array', json: { ...patient, name: [{ _given: [reason, reason] }] } },
    {
      title: 'fewer partners than values',
      json: { ...patient, name: [{ given: ['A', 'B'], _given: [reason] }] },
    },
    {
      title: 'more partners than values',
      json: { ...patient, name: [{ given: ['A'], _given: [null, reason] }] },
    },
    { title: 'a partner of a boolean', json: { ...patient, active: null, _active: reason } },
    { title: 'a partner of a choice', json: { ...patient, _deceasedBoolean: reason } },
    {
      title: 'a choice with its own partner',
      json: { ...patient, deceasedDateTime: '2000', _deceasedDateTime: reason },
    },
    { title: 'two different choices', json: { ...patient, deceasedBoolean: true, multipleBirthInteger: 2 } },
    { title: 'a partner of a resource id', json: { ...patient, _id: reason } },
    {
      title: 'extensions on a partner, nested',
      json: {
        ...patient,
        _active: { extension: [{ url: 'http://a', extension: [{ url: 'b', valueCode: 'c' }] }] },
      },
    },
    {
      title: 'contained resources',
      json: {
        ...patient,
        contained: [
          { resourceType: 'Organization', id: 'o', name: 'O' },
          { resourceType: 'Patient', id: 'p' },
        ],
      },
    },
    {
      title: 'Bundle entries',
      json: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { resource: patient },
          { resource: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: statement }] } },
          { fullUrl: 'urn:a' },
        ],
      },
    },
    {
      title: 'Parameters',
      json: {
        resourceType: 'Parameters',
        parameter: [
          { name: 'a', resource: patient },
          { name: 'b', valueUri: 'u' },
          { name: 'c', part: [{ name: 'd', resource: statement }] },
        ],
      },
    },
    {
      title: 'a narrative',
      json: {
        ...patient,
        text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">a</div>' },
      },
    },
    {
      title: 'a partner of narrative',
      json: {
        ...patient,
        text: { status: 'generated', _status: reason, div: '<div xmlns="http://www.w3.org/1999/xhtml"/>' },
      },
    },
    {
      title: 'meta with everything',
      json: {
        ...patient,
        meta: {
          versionId: '1',
          profile: ['http://a', 'http://b'],
          _profile: [null, reason],
          tag: [{ code: 'a' }],
        },
      },
    },
    {
      title: 'characters beyond the first plane',
      json: { ...patient, name: [{ text: '😀𝒳', given: ['👩‍👩‍👧'] }] },
    },
    {
      title: 'an extension of every value type',
      json: {
        ...patient,
        extension: ['Decimal', 'PositiveInt', 'Integer'].map((type) => ({
          url: 'http://a',
          [`value${type}`]: 1,
        })),
      },
    },
    { title: 'other properties first', json: { id: 'a', active: true, resourceType: 'Patient' } },
    { title: 'a statement with a status partner', json: { ...statement, _status: reason } },
  ])('$title', ({ json }) => {
    const text = JSON.stringify(json, null, 2);
    expect(keysOf(json)).toEqual([]);
    expect(keysOf(text)).toEqual([]);
    expect(keysOf(new TextEncoder().encode(`\uFEFF${text}`))).toEqual([]);
    expect(keysOf(text.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(keysOf(text.replaceAll('  ', '\t'))).toEqual([]);
  });
});
