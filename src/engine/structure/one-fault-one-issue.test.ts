import { defaultPackNames, shippedPack } from '../../rules/shipped.js';
import { createValidator } from '../validator.js';
import { statement, told, toldWithoutKeys } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const E = `${C}.rest[0].extension[0]`;
const url = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const rest = (...extension: unknown[]): object => statement({ rest: [{ mode: 'server', extension }] });
const uri = (valueUri: unknown): object => rest({ url, valueUri });

// Without what is merely unwise, and without the information that HL7 has retired the extension.
const packs = defaultPackNames().filter((name) => !name.endsWith('-practice'));
const validator = createValidator({
  packs: packs.flatMap((name) => shippedPack(name) ?? []),
  off: ['ws-retired'],
});
const faults = (json: object): string[] =>
  validator.check(json).issues.map(({ issue }) => [issue.severity, ...(issue.expression ?? [])].join(' '));

describe('the WebSocket pack and the tables tell a fault once', () => {
  test.each([
    ['a space behind', uri('wss://fountain.test/ws '), `${E}.value`],
    ['a space within', uri('wss://fountain.test/a b'), `${E}.value`],
    ['a tab', uri('wss://fountain.test/a\tb'), `${E}.value`],
    ['white space alone', uri('  '), `${E}.value`],
    ['empty', uri(''), `${E}.value`],
    ['oid:', uri('oid:1.2.840.10003'), `${E}.value`],
    ['uuid:', uri('uuid:c757873d-ec9a-4326-a141-556f43239520'), `${E}.value`],
    ['no UUID', uri('urn:uuid:XYZ'), `${E}.value`],
    ['no OID', uri('urn:oid:abc'), `${E}.value`],
    ['an id alone', rest({ url, _valueUri: { id: 'a' } }), `${E}.value`],
    ['a number', uri(5), `${E}.value`],
    ['an array', uri(['wss://fountain.test/ws']), `${E}.value`],
    ['another type', rest({ url, valueUrl: 'wss://fountain.test/ws' }), E],
    ['another type with a fault of its form', rest({ url, valueString: 'a' }), E],
    ['two values', rest({ url, valueUri: 'wss://fountain.test/ws', valueString: 'a' }), E],
    ['no value', rest({ url }), E],
    ['extensions within', rest({ url, extension: [{ url: 'a', valueUri: 'wss://fountain.test/ws' }] }), E],
    ['no url', rest({ valueUri: 'wss://fountain.test/ws' }), E],
    ['a relative url', rest({ url: 'websocket', valueUri: 'wss://fountain.test/ws' }), E],
    ['a version', rest({ url: `${url}|4.0.1`, valueUri: 'wss://fountain.test/ws' }), E],
    ['a version that is none', rest({ url: `${url}|`, valueUri: 'wss://fountain.test/ws' }), E],
    [
      'a modifier',
      statement({
        rest: [{ mode: 'server', modifierExtension: [{ url, valueUri: 'wss://fountain.test/ws' }] }],
      }),
      `${C}.rest[0].modifierExtension[0]`,
    ],
    ['out of place', statement({ extension: [{ url, valueUri: 'wss://fountain.test/ws' }] }), C],
    ['twice', rest({ url, valueUri: '/a' }, { url, valueUri: '/b' }), `${C}.rest[0]`],
  ])('%s', (_title, json, at) => {
    expect(faults(json)).toEqual([`error ${at}`]);
  });

  test.each([
    ['https', url.replace('http:', 'https:')],
    ['a slash behind', `${url}/`],
    ['another case', url.replace('websocket', 'WebSocket')],
    ['a letter too many', `${url}s`],
    ['htp:', url.replace('http:', 'htp:')],
  ])('a url that is nearly right is one information: %s', (_title, near) => {
    const json = rest({ url: near, valueUri: 'wss://fountain.test/ws' });
    expect(toldWithoutKeys(json)).toEqual([`information ${E}`]);
  });

  test('a value and extensions within are told once', () => {
    const json = rest({
      url,
      valueUri: '/a',
      extension: [{ url: 'http://fountain.test/any', valueString: 'a' }],
    });
    expect(faults(json).filter((issue) => issue.startsWith('error'))).toHaveLength(1);
  });
});

const at = `${C}.rest[0].security.extension[0]`;
const oauth = (content: object): object => ({
  rest: [
    {
      mode: 'server',
      security: {
        extension: [
          { url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris', ...content },
        ],
      },
    },
  ],
});

describe('what has several consequences is told once', () => {
  test.each([
    ['no kind', { kind: undefined }, `error element-min ${C}`],
    [
      'no kind, but software and an implementation',
      { kind: undefined, software: { name: 'a' }, implementation: { description: 'a' } },
      `error element-min ${C}`,
    ],
    [
      'no kind, but an endpoint of messages',
      {
        kind: undefined,
        messaging: [{ endpoint: [{ protocol: { code: 'http' }, address: 'https://a.test' }] }],
      },
      `error element-min ${C}`,
    ],
    ['a kind in an array', { kind: ['instance'] }, `error shape-array ${C}.kind`],
    ['several kinds in an array', { kind: ['instance', 'capability'] }, `error shape-array ${C}.kind`],
    ['an empty kind', { kind: '' }, `error ele-1 ${C}.kind`],
    ['a kind that is none', { kind: 'server', software: { name: 'a' } }, `error element-binding ${C}.kind`],
    ['an interface that is no array', { rest: { mode: 'server' } }, `error shape-not-array ${C}.rest`],
    ['an interface without a mode', { rest: [{ documentation: 'a' }] }, `error element-min ${C}.rest[0]`],
    [
      'the type of a resource in an array',
      { rest: [{ mode: 'server', resource: [{ type: ['Patient'] }, { type: 'Location' }] }] },
      `error shape-array ${C}.rest[0].resource[0].type`,
    ],
    [
      'two resources without a type',
      { rest: [{ mode: 'server', resource: [{ documentation: 'a' }, { documentation: 'b' }] }] },
      `error element-min ${C}.rest[0].resource[0]`,
      `error element-min ${C}.rest[0].resource[1]`,
    ],
    [
      'two search parameters without a name',
      {
        rest: [
          {
            mode: 'server',
            resource: [{ type: 'Patient', searchParam: [{ type: 'string' }, { type: 'string' }] }],
          },
        ],
      },
      `error element-min ${C}.rest[0].resource[0].searchParam[0]`,
      `error element-min ${C}.rest[0].resource[0].searchParam[1]`,
    ],
    [
      'two documents without a profile',
      { document: [{ mode: 'producer' }, { mode: 'consumer' }] },
      `error element-min ${C}.document[0]`,
      `error element-min ${C}.document[1]`,
    ],
    [
      'types in arrays',
      { rest: [{ mode: 'server', resource: [{ type: ['Patient'] }, { type: ['Location'] }] }] },
      `error shape-array ${C}.rest[0].resource[0].type`,
      `error shape-array ${C}.rest[0].resource[1].type`,
    ],
    [
      'empty types',
      { rest: [{ mode: 'server', resource: [{ type: '' }, { type: '' }] }] },
      `error ele-1 ${C}.rest[0].resource[0].type`,
      `error ele-1 ${C}.rest[0].resource[1].type`,
    ],
    [
      'names of search parameters that are numbers',
      {
        rest: [
          {
            mode: 'server',
            resource: [
              {
                type: 'Patient',
                searchParam: [
                  { name: 1, type: 'string' },
                  { name: 2, type: 'string' },
                ],
              },
            ],
          },
        ],
      },
      `error shape-wrong-type ${C}.rest[0].resource[0].searchParam[0].name`,
      `error shape-wrong-type ${C}.rest[0].resource[0].searchParam[1].name`,
    ],
    [
      'profiles of documents in arrays',
      {
        document: [
          { mode: 'producer', profile: ['http://fountain.test/a'] },
          { mode: 'producer', profile: ['http://fountain.test/b'] },
        ],
      },
      `error shape-array ${C}.document[0].profile`,
      `error shape-array ${C}.document[1].profile`,
    ],
    [
      'a kind in capitals, and an endpoint of messages',
      {
        kind: 'INSTANCE',
        messaging: [{ endpoint: [{ protocol: { code: 'http' }, address: 'https://a.test' }] }],
      },
      `error element-binding ${C}.kind`,
    ],
    [
      'a value of a type that the element does not have',
      { useContext: [{ code: { code: 'focus' }, valueString: 'a' }] },
      `error shape-unknown-property ${C}.useContext[0]`,
    ],
    [
      'an extension with an empty url',
      { extension: [{ url: '', valueCode: 'a' }] },
      `error extension-url ${C}.extension[0]`,
    ],
    [
      'an extension with a url of white space',
      { extension: [{ url: ' ', valueCode: 'a' }] },
      `error extension-url-absolute ${C}.extension[0]`,
    ],
    ['oauth-uris without its parts', oauth({}), `error extension-part-min ${at}`],
    ['oauth-uris with a value instead', oauth({ valueUri: 'https://a.test' }), `error extension-type ${at}`],
    [
      'oauth-uris with a misspelt part',
      oauth({
        extension: [
          { url: 'authorise', valueUri: 'https://a.test' },
          { url: 'token', valueUri: 'https://a.test' },
        ],
      }),
      `error extension-part ${at}.extension[0]`,
    ],
    ['no interfaces that can be read', { rest: null }, `error shape-null ${C}.rest`],
    ['an empty list of interfaces', { rest: [] }, `error shape-empty-array ${C}.rest`],
    [
      'a resource type that is null',
      { rest: [{ mode: 'server', resource: [{ type: null }] }] },
      `error shape-null ${C}.rest[0].resource[0].type`,
    ],
    [
      'what is contained has another version, and is referred to',
      {
        contained: [{ resourceType: 'CapabilityStatement', id: 'c', fhirVersion: '4.2.0' }],
        instantiates: ['#c'],
      },
      `information shape-version-not-judged ${C}.contained[0]`,
    ],
    [
      'what is contained is no resource, and is referred to',
      {
        contained: [{ resourceType: 'Foo', id: 'c' }],
        kind: 'instance',
        implementation: { description: 'a', custodian: { reference: '#c' } },
      },
      `error shape-resource-type ${C}.contained[0]`,
    ],
    [
      'elements that are undefined',
      { status: undefined, date: undefined },
      `error element-min ${C}`,
      `error element-min ${C}`,
    ],
    ['a statement of no version', { fhirVersion: undefined }, `error element-min ${C}`],
    ['a version that is none', { fhirVersion: 'R4' }, `error element-binding ${C}.fhirVersion`],
    ['a version of R4 that is none', { fhirVersion: '4.0' }, `error element-binding ${C}.fhirVersion`],
    ['an unknown property', { kinds: 'instance' }, `error shape-unknown-property ${C}`],
    [
      'a property that is misspelt',
      { kind: undefined, Kind: 'instance' },
      `error shape-unknown-property ${C}`,
    ],
    [
      'a search parameter as an object',
      {
        rest: [
          { mode: 'server', resource: [{ type: 'Patient', searchParam: { name: 'a', type: 'string' } }] },
        ],
      },
      `error shape-not-array ${C}.rest[0].resource[0].searchParam`,
    ],
    [
      'an empty coded value',
      {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/structuredefinition-wg', valueCode: '' }],
      },
      `error ele-1 ${C}.extension[0].value`,
    ],
  ])('%s', (_title, more: object, ...issues) => {
    expect(told(statement(more)).sort()).toEqual(issues.sort());
  });
});
