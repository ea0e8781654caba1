import type { JsonObject } from '../fhir/element.js';
import { shippedPack } from '../rules/shipped.js';
import { createValidator, type Validator } from './validator.js';

/** One situation of the extension. Rows that share a number are variants of one situation. */
interface Row {
  readonly row: number;
  readonly title: string;
  /** What the statement has beside the required elements; another resource type stands for itself. */
  readonly json: JsonObject | string;
  /** Severity and expression of every issue but `ws-retired`. */
  readonly issues: readonly string[];
}

const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const R = 'CapabilityStatement.rest[0]';
const E = `${R}.extension[0]`;
const V = `${E}.value`;
const uuid = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';
const absent = { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' };

const good = { url: U, valueUri: 'wss://h/ws' };
const rest = (more: JsonObject): JsonObject => ({ rest: [{ mode: 'server', ...more }] });
const on = (...extension: unknown[]): JsonObject => rest({ extension });
const uri = (valueUri: unknown): JsonObject => on({ url: U, valueUri });

function whole(json: JsonObject, fhirVersion: string): JsonObject {
  if ('resourceType' in json) return json;
  const required = {
    status: 'active',
    date: '2026-01-01',
    kind: 'requirements',
    fhirVersion,
    format: ['json'],
  };
  return { resourceType: 'CapabilityStatement', ...required, ...json };
}

/** The same JSON with a text in the place of the good endpoint. */
const spelled = (text: string, fhirVersion: string): string =>
  JSON.stringify(whole(on(good), fhirVersion)).replace('"valueUri":"wss://h/ws"', text);

const rowsFor = (version: string): readonly Row[] => [
  { row: 1, title: 'wss', json: on(good), issues: [] },
  { row: 1, title: 'on a client', json: { rest: [{ mode: 'client', extension: [good] }] }, issues: [] },
  { row: 1, title: 'beside other extensions', json: on(absent, good), issues: [] },
  { row: 3, title: 'a path', json: uri('/ws'), issues: [] },
  { row: 3, title: 'a relative path', json: uri('ws'), issues: [] },
  { row: 3, title: 'a word', json: uri('foo'), issues: [] },
  { row: 4, title: 'ws', json: uri('ws://h/ws'), issues: [] },
  { row: 4, title: 'http', json: uri('http://h/ws'), issues: [] },
  { row: 4, title: 'a UUID', json: uri(uuid), issues: [] },
  { row: 4, title: 'a UUID with a fragment', json: uri(`${uuid}#a`), issues: [] },
  { row: 4, title: 'an OID', json: uri('urn:oid:1.2.840.10003'), issues: [] },
  { row: 5, title: 'https at example.org', json: uri('https://x.example.org/ws'), issues: [] },
  { row: 6, title: 'wss at example.org', json: uri('wss://example.org/ws'), issues: [] },
  { row: 6, title: 'https at example.com', json: uri('https://example.com/ws'), issues: [] },
  { row: 7, title: 'two on one rest', json: on(good, { ...good, valueUri: '/b' }), issues: [`error ${R}`] },
  { row: 7, title: 'two equal ones', json: on(good, good), issues: [`error ${R}`] },
  { row: 7, title: 'three on one rest', json: on(good, absent, good, good), issues: [`error ${R}`] },
  {
    row: 8,
    title: 'one on each of two rest',
    json: {
      rest: [
        { mode: 'server', extension: [good] },
        { mode: 'client', extension: [good] },
      ],
    },
    issues: [],
  },
  { row: 9, title: 'at the root', json: { extension: [good] }, issues: ['error CapabilityStatement'] },
  {
    row: 10,
    title: 'on security',
    json: rest({ security: { extension: [good] } }),
    issues: [`error ${R}.security`],
  },
  {
    row: 10,
    title: 'on a resource of rest',
    json: rest({ resource: [{ type: 'Patient' }, { type: 'Group', extension: [good] }] }),
    issues: [`error ${R}.resource[1]`],
  },
  {
    row: 10,
    title: 'on software',
    json: { software: { name: 'S', extension: [good] } },
    issues: ['error CapabilityStatement.software'],
  },
  {
    row: 10,
    title: 'inside another extension',
    json: on({ url: 'http://h.test/outer', extension: [good] }),
    issues: [`error ${E}`],
  },
  { row: 11, title: 'on mode', json: rest({ _mode: { extension: [good] } }), issues: [`error ${R}.mode`] },
  {
    row: 12,
    title: 'in a Patient',
    json: { resourceType: 'Patient', extension: [good] },
    issues: ['error Patient'],
  },
  {
    row: 12,
    title: 'deep in a Patient',
    json: { resourceType: 'Patient', contact: [{ name: { _family: { extension: [good] } } }] },
    issues: ['error Patient.contact[0].name.family'],
  },
  {
    row: 13,
    title: 'as a modifier',
    json: rest({ modifierExtension: [good] }),
    issues: [`error ${R}.modifierExtension[0]`],
  },
  {
    row: 13,
    title: 'as a modifier of the root',
    json: { modifierExtension: [good] },
    issues: ['error CapabilityStatement.modifierExtension[0]'],
  },
  { row: 14, title: 'valueUrl', json: on({ url: U, valueUrl: 'wss://h/ws' }), issues: [`error ${E}`] },
  { row: 14, title: 'valueString', json: on({ url: U, valueString: 'wss://h/ws' }), issues: [`error ${E}`] },
  { row: 14, title: 'valueCode', json: on({ url: U, valueCode: 'ws' }), issues: [`error ${E}`] },
  {
    row: 14,
    title: 'valueCanonical',
    json: on({ url: U, valueCanonical: 'http://h' }),
    issues: [`error ${E}`],
  },
  {
    row: 15,
    title: 'valueCoding',
    json: on({ url: U, valueCoding: { system: 'http://h' } }),
    issues: [`error ${E}`],
  },
  {
    row: 15,
    title: 'valueReference',
    json: on({ url: U, valueReference: { reference: 'Endpoint/1' } }),
    issues: [`error ${E}`],
  },
  {
    row: 16,
    title: 'valueIdentifier',
    json: on({ url: U, valueIdentifier: { value: 'a' } }),
    issues: [`error ${E}`],
  },
  {
    row: 16,
    title: 'valueQuantity',
    json: on({ url: U, valueQuantity: { value: 5 } }),
    issues: [`error ${E}`],
  },
  { row: 17, title: 'only url', json: on({ url: U }), issues: [`error ${E}`] },
  { row: 17, title: 'url and id', json: on({ id: 'a', url: U }), issues: [`error ${E}`] },
  {
    row: 18,
    title: 'a nested extension, no value',
    json: on({ url: U, extension: [{ url: 'endpoint', valueUri: 'wss://h/ws' }] }),
    issues: [`error ${E}`],
  },
  {
    row: 19,
    title: 'a value and a nested extension',
    json: on({ ...good, extension: [{ url: 'http://h.test/note', valueString: 'x' }] }),
    issues: [`error ${E}`],
  },
  {
    row: 19,
    title: 'a value and a nested extension with a relative url',
    json: on({ ...good, extension: [{ url: 'note', valueString: 'x' }] }),
    issues: [`error ${E}`],
  },
  { row: 20, title: 'empty', json: uri(''), issues: [`error ${V}`] },
  { row: 21, title: 'only spaces', json: uri('  '), issues: [`error ${V}`] },
  { row: 21, title: 'only an ideographic space', json: uri('\u3000'), issues: [`error ${V}`] },
  { row: 22, title: 'a space before', json: uri(' wss://h'), issues: [`error ${V}`] },
  { row: 22, title: 'a space behind', json: uri('wss://h '), issues: [`error ${V}`] },
  { row: 22, title: 'a space within', json: uri('wss://a b'), issues: [`error ${V}`] },
  { row: 22, title: 'a no-break space behind', json: uri('wss://h\u00a0'), issues: [`error ${V}`] },
  { row: 22, title: 'a line separator within', json: uri('wss://a\u2028b'), issues: [`error ${V}`] },
  { row: 23, title: 'a tab', json: uri('wss://a\tb'), issues: [`error ${V}`] },
  { row: 23, title: 'a newline', json: uri('wss://a\nb'), issues: [`error ${V}`] },
  { row: 24, title: 'oid:', json: uri('oid:1.2.840.10003'), issues: [`error ${V}`] },
  { row: 24, title: 'uuid:', json: uri(uuid.slice('urn:'.length)), issues: [`error ${V}`] },
  { row: 25, title: 'no UUID', json: uri('urn:uuid:XYZ'), issues: [`error ${V}`] },
  { row: 25, title: 'an upper-case UUID', json: uri(uuid.replace('c75', 'C75')), issues: [`error ${V}`] },
  { row: 26, title: 'no OID', json: uri('urn:oid:abc'), issues: [`error ${V}`] },
  { row: 26, title: 'an OID too short to be one', json: uri('urn:oid:1.2.840'), issues: [`error ${V}`] },
  { row: 27, title: 'null', json: uri(null), issues: [`error ${V}`, `error ${E}`] },
  { row: 28, title: 'an array', json: uri(['wss://h/ws']), issues: [`error ${V}`] },
  { row: 28, title: 'an object', json: uri({ value: 'wss://h/ws' }), issues: [`error ${V}`] },
  {
    row: 28,
    title: 'a partner that is no object',
    json: on({ ...good, _valueUri: 'a' }),
    issues: [`error ${V}`],
  },
  { row: 29, title: 'a number', json: uri(5), issues: [`error ${V}`] },
  { row: 29, title: 'a boolean', json: uri(true), issues: [`error ${V}`] },
  { row: 30, title: 'valueURI', json: on({ url: U, valueURI: 'wss://h/ws' }), issues: [`error ${E}`] },
  { row: 30, title: 'value', json: on({ url: U, value: 'wss://h/ws' }), issues: [`error ${E}`] },
  {
    row: 31,
    title: 'valueUri and valueUrl',
    json: on({ ...good, valueUrl: 'wss://h/ws' }),
    issues: [`error ${E}`],
  },
  {
    row: 32,
    title: 'valueUri twice',
    json: spelled('"valueUri":"wss://a/ws","valueUri":"wss://b/ws"', version),
    issues: [`error ${E}`],
  },
  {
    row: 32,
    title: 'valueUri twice with the same value',
    json: spelled('"valueUri":"wss://a/ws","valueUri":"wss://a/ws"', version),
    issues: [`error ${E}`],
  },
  {
    row: 33,
    title: 'absent with a reason',
    json: on({ url: U, _valueUri: { extension: [absent] } }),
    issues: [],
  },
  { row: 34, title: 'an id alone', json: on({ url: U, _valueUri: { id: 'a' } }), issues: [`error ${V}`] },
  { row: 35, title: 'no url', json: on({ valueUri: 'wss://h/ws' }), issues: [`error ${E}`] },
  { row: 36, title: 'an empty url', json: on({ ...good, url: '' }), issues: [`error ${E}`] },
  { row: 37, title: 'a relative url', json: on({ ...good, url: 'websocket' }), issues: [`error ${E}`] },
  {
    row: 38,
    title: 'a url with a typo',
    json: on({ ...good, url: U.slice(0, -1) }),
    issues: [`information ${E}`],
  },
  {
    row: 38,
    title: 'a url with https',
    json: on({ ...good, url: U.replace('http:', 'https:') }),
    issues: [`information ${E}`],
  },
  { row: 38, title: 'a slash at the end', json: on({ ...good, url: `${U}/` }), issues: [`information ${E}`] },
  {
    row: 38,
    title: 'a url in another case',
    json: on({ ...good, url: U.replace('websocket', 'webSocket') }),
    issues: [`information ${E}`],
  },
  {
    row: 39,
    title: 'a url with a version',
    json: on({ ...good, url: `${U}|4.0.1` }),
    issues: [`error ${E}`],
  },
  {
    row: 39,
    title: 'with another version',
    json: on({ ...good, url: `${U}|5.2.0` }),
    issues: [`error ${E}`],
  },
  {
    row: 40,
    title: 'an object for an array',
    json: rest({ extension: good }),
    issues: [`error ${R}.extension`],
  },
  { row: 40, title: 'an empty array', json: on(), issues: [`error ${R}.extension`] },
  { row: 40, title: 'an empty object in it', json: on({}), issues: [`error ${E}`] },
  { row: 40, title: 'a null in it', json: on(null), issues: [`error ${E}`] },
  { row: 42, title: 'an unknown url of HL7', json: uri('http://hl7.org/fhir/nope'), issues: [] },
  {
    row: 43,
    title: 'a good one in a Bundle',
    json: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: whole(on(good), version) }] },
    issues: [],
  },
  {
    row: 43,
    title: 'a bad one in a Bundle',
    json: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: whole(uri('a b'), version) }] },
    issues: ['error Bundle.entry[0].resource.rest[0].extension[0].value'],
  },
  { row: 43, title: 'a good contained one', json: { contained: [whole(on(good), version)] }, issues: [] },
  {
    row: 43,
    title: 'a bad contained one',
    json: { contained: [whole(uri('a b'), version)] },
    issues: ['error CapabilityStatement.contained[0].rest[0].extension[0].value'],
  },
];

function validatorOf(name: string): Validator {
  const pack = shippedPack(name);
  return createValidator({ packs: pack === undefined ? [] : [pack] });
}

const definition = validatorOf('capabilitystatement-websocket');

function issuesOf(json: JsonObject | string, version: string, validator: Validator = definition): string[] {
  const text = typeof json === 'string' ? json : JSON.stringify(whole(json, version));
  const { issues } = validator.check(text);
  return issues
    .filter(({ key }) => key !== 'ws-retired')
    .map(({ issue }) => [issue.severity, ...(issue.expression ?? [])].join(' '));
}

describe.each(['3.0.1', '4.0.1', '4.3.0', '5.0.0'])('FHIR %s', (version) => {
  test.each(rowsFor(version))('row $row: $title', ({ json, issues }) => {
    expect(new Set(issuesOf(json, version))).toEqual(new Set(issues));
  });

  test('row 2: the retired extension is told of once a resource', () => {
    const rests = [
      { mode: 'server' },
      { mode: 'server', extension: [good] },
      { mode: 'client', extension: [good] },
    ];
    const { issues } = definition.check(whole({ rest: rests }, version));
    expect(issues.map(({ key, issue }) => [key, issue.severity, issue.expression])).toEqual([
      ['ws-retired', 'information', ['CapabilityStatement.rest[1].extension[0]']],
    ]);
  });

  test('row 41: a fragment is a matter of practice', () => {
    const json = rest({ extension: [{ url: U, valueUri: '#frag' }], resource: [{ type: 'Subscription' }] });
    expect(issuesOf(json, version)).toEqual([]);
    expect(issuesOf(json, version, validatorOf('capabilitystatement-websocket-practice'))).toEqual([
      `warning ${V}`,
    ]);
  });
});

/** What a hand that slips once makes of a word. */
function slipsOf(word: string): string[] {
  return [...word.matchAll(/[a-z]/g)].flatMap(({ 0: letter, index }) => {
    const before = word.slice(0, index);
    const after = word.slice(index + 1);
    return [
      before + after,
      before + letter + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
    ];
  });
}

test('row 38: a slip of one letter is told of, with the right url', () => {
  const name = 'capabilitystatement-websocket';
  const urls = slipsOf(name).map((slip) => U.replace(name, slip));
  const silent = urls.filter((url) => url !== U && issuesOf(on({ ...good, url }), '4.0.1').length === 0);
  expect(silent).toEqual([]);
});

test.each([
  { title: 'a space', url: `${U} ` },
  { title: 'a fragment', url: `${U}#` },
  { title: 'a file ending', url: `${U}.html` },
])('row 38: $title behind the url is not passed over', ({ url }) => {
  expect(issuesOf(on({ ...good, url }), '4.0.1')).not.toEqual([]);
});

test.each([
  { type: 'valueUrl', keys: ['shape-unknown-property', 'ws-value-stu3'] },
  { type: 'valueCanonical', keys: ['shape-unknown-property', 'ws-value-stu3'] },
  { type: 'valueUuid', keys: ['shape-unknown-property', 'ws-value-stu3'] },
  { type: 'valueString', keys: ['ws-type'] },
])('STU3 has its own types: $type', ({ type, keys }) => {
  const { issues } = definition.check(whole(on({ url: U, [type]: 'urn:a' }), '3.0.1'));
  expect(new Set(issues.map(({ key }) => key))).toEqual(new Set([...keys, 'ws-retired']));
});

test.each([
  { title: 'a comment', text: '"valueUri":"wss://h/ws" /* why */' },
  { title: 'a trailing comma', text: '"valueUri":"wss://h/ws",' },
])('$title is no JSON', ({ text }) => {
  expect(issuesOf(spelled(text, '4.0.1'), '4.0.1')).toEqual(['fatal']);
});
