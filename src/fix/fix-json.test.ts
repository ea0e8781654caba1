import { createValidator } from '../engine/validator.js';
import { shippedPack } from '../rules/shipped.js';
import { applyEdits } from './edit.js';
import { fixesOf } from './fixes-of.js';
import { fixJson } from './fix-json.js';

const validator = createValidator({ off: ['best-practice', 'ws-retired'] });
const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const expectation = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation';
const prohibited = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-prohibited';

/** A statement in which nothing is wrong but what is added. */
const statement = (more: object): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  description: 'Ours.',
  kind: 'requirements',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server', resource: [{ type: 'Subscription' }] }],
  ...more,
});
const server = (more: object): object => ({
  rest: [{ mode: 'server', resource: [{ type: 'Subscription' }], ...more }],
});
const interaction = (more: object): object =>
  server({ resource: [{ type: 'Subscription', interaction: [{ code: 'read', ...more }] }] });
const endpoint = { url: websocket, valueUri: 'wss://server.test/ws' };

const check = (text: string): ReturnType<typeof validator.check> => validator.check(text);

test.each<{ title: string; fault: object; mended: object; keys: readonly string[] }>([
  {
    title: 'the type of a value',
    fault: server({ extension: [{ url: websocket, valueUrl: 'wss://server.test/ws' }] }),
    mended: server({ extension: [endpoint] }),
    keys: ['ws-type'],
  },
  {
    title: 'the place of an extension',
    fault: { ...server({}), extension: [endpoint] },
    mended: server({ extension: [endpoint] }),
    keys: ['ws-context'],
  },
  {
    title: 'the place of an extension, and what that brings to light',
    fault: { ...server({}), extension: [{ url: websocket, valueString: 'wss://server.test/ws' }] },
    mended: server({ extension: [endpoint] }),
    keys: ['ws-context', 'ws-type'],
  },
  {
    title: 'a modifier that is none',
    fault: server({ modifierExtension: [endpoint] }),
    mended: server({ extension: [endpoint] }),
    keys: ['ws-modifier'],
  },
  {
    title: 'a version that no extension has',
    fault: server({ extension: [{ url: `${websocket}|4.0.1`, valueUri: 'wss://server.test/ws' }] }),
    mended: server({ extension: [endpoint] }),
    keys: ['ws-url-version'],
  },
  {
    title: 'white space around a uri',
    fault: server({ extension: [{ url: websocket, valueUri: ' wss://server.test/ws\t' }] }),
    mended: server({ extension: [endpoint] }),
    keys: ['ws-uri-whitespace'],
  },
  {
    title: 'a space for a T',
    fault: { date: '2026-01-01 08:00:00Z' },
    mended: { date: '2026-01-01T08:00:00Z' },
    keys: ['primitive-form'],
  },
  {
    title: 'the case of a code',
    fault: { status: 'Active' },
    mended: { status: 'active' },
    keys: ['element-binding'],
  },
  {
    title: 'the case of a code of an extension',
    fault: interaction({ extension: [{ url: expectation, valueCode: 'shall' }] }),
    mended: interaction({ extension: [{ url: expectation, valueCode: 'SHALL' }] }),
    keys: ['extension-binding'],
  },
  {
    title: 'a string that is a code',
    fault: interaction({ extension: [{ url: expectation, valueString: 'SHALL' }] }),
    mended: interaction({ extension: [{ url: expectation, valueCode: 'SHALL' }] }),
    keys: ['extension-type'],
  },
  {
    title: 'a modifier that stands among extensions',
    fault: interaction({ extension: [{ url: prohibited, valueBoolean: true }] }),
    mended: interaction({ modifierExtension: [{ url: prohibited, valueBoolean: true }] }),
    keys: ['extension-modifier'],
  },
  { title: 'a list of one', fault: { kind: ['requirements'] }, mended: {}, keys: ['shape-array'] },
  { title: 'no list', fault: { format: 'json' }, mended: {}, keys: ['shape-not-array'] },
  {
    title: 'a boolean as a string',
    fault: { experimental: 'true' },
    mended: { experimental: true },
    keys: ['shape-wrong-type'],
  },
  { title: 'a null', fault: { purpose: null }, mended: {}, keys: ['shape-null'] },
  { title: 'an empty list', fault: { messaging: [] }, mended: {}, keys: ['shape-empty-array'] },
  {
    title: 'the case of a name',
    fault: { Purpose: 'Ours.' },
    mended: { purpose: 'Ours.' },
    keys: ['shape-unknown-property'],
  },
])('mends $title', ({ fault, mended, keys }) => {
  const { text, fixed, dropped, result } = fixJson(JSON.stringify(statement(fault)), check);
  expect(JSON.parse(text)).toEqual(statement(mended));
  expect(fixed.map(({ issue }) => issue.key)).toEqual(keys);
  expect(dropped).toEqual([]);
  expect(result.outcome).toEqual(validator.validate(text));
});

test.each<{ title: string; fault: object; keys: readonly string[] }>([
  { title: 'a code that is near to another', fault: { status: 'activ' }, keys: ['element-binding'] },
  { title: 'a date without a zone', fault: { date: '2026-01-01 08:00:00' }, keys: ['primitive-form'] },
  { title: 'a list of two', fault: { kind: ['requirements', 'instance'] }, keys: ['shape-array'] },
  {
    title: 'an extension at the root of two interfaces',
    fault: { extension: [endpoint], rest: [{ mode: 'server' }, { mode: 'client' }] },
    keys: ['ws-context'],
  },
  {
    title: 'an extension at the root beside another one in place',
    fault: { extension: [endpoint], ...server({ extension: [endpoint] }) },
    keys: ['ws-context'],
  },
  {
    title: 'two extensions of which one is in place nowhere',
    fault: { extension: [endpoint], software: { name: 'ours', extension: [endpoint] }, kind: 'capability' },
    keys: ['ws-context', 'ws-context'],
  },
  {
    title: 'a value of another JSON kind',
    fault: server({ extension: [{ url: websocket, valueCoding: { code: 'a' } }] }),
    keys: ['ws-type'],
  },
  {
    title: 'two types of a value',
    fault: server({ extension: [{ url: websocket, valueUrl: 'a', valueUri: 'wss://server.test/ws' }] }),
    keys: ['shape-two-values', 'ws-type'],
  },
])('leaves $title alone', ({ fault, keys }) => {
  const before = JSON.stringify(statement(fault));
  const { text, fixed, result } = fixJson(before, check);
  expect({ text, fixed }).toEqual({ text: before, fixed: [] });
  expect(result.issues.map(({ key }) => key).sort()).toEqual([...keys].sort());
});

test('a fix that would leave another error is dropped, and the others are made', () => {
  const before = statement({
    kind: ['instance'],
    status: 'Active',
    experimental: 'true',
    date: '2026-01-01 ',
  });
  const { text, fixed, dropped } = fixJson(JSON.stringify(before), check);
  expect(JSON.parse(text)).toEqual(statement({ kind: ['instance'], experimental: true }));
  expect(fixed.map(({ issue }) => issue.key).sort()).toEqual([
    'element-binding',
    'primitive-form',
    'shape-wrong-type',
  ]);
  expect(dropped.map(({ issue, hindrance }) => [issue.key, hindrance?.key])).toEqual([
    ['shape-array', 'cpb-14'],
  ]);
});

test('what may change the meaning is done where that is asked for', () => {
  const before = JSON.stringify(statement({ status: 'activ', Purpos: 'Ours.' }));
  const { text } = fixJson(before, check, { isUnsafe: true });
  expect(JSON.parse(text)).toEqual(statement({ status: 'active', purpose: 'Ours.' }));
});

test('what stands twice is left alone', () => {
  const before = JSON.stringify(statement({ format: 'json' })).replace('{', '{"kind":"instance",');
  expect(fixJson(before, check).text).toBe(before);
});

test('many are mended at once', () => {
  const names = Array.from({ length: 400 }, (_, index) => `Name${index.toString()}`);
  const params = (conditional: unknown): object =>
    server({ resource: names.map(() => ({ type: 'Subscription', conditionalCreate: conditional })) });
  let checks = 0;
  const { text } = fixJson(JSON.stringify(statement(params('true'))), (each) => {
    checks += 1;
    return check(each);
  });
  expect(JSON.parse(text)).toEqual(statement(params(true)));
  expect(checks).toBe(2);
});

test('an issue of a text says how it is mended, one of an object does not', () => {
  const packs = ['capabilitystatement-websocket'].flatMap((name) => shippedPack(name) ?? []);
  const own = createValidator({ packs, off: ['ws-retired'] });
  const fault = statement(server({ extension: [{ url: websocket, valueUrl: 'wss://server.test/ws' }] }));
  const text = JSON.stringify(fault);
  const [issue] = own.check(text).issues;
  const [fix] = issue === undefined ? [] : fixesOf(issue, text);
  expect(fix).toMatchObject({ description: 'write valueUri instead of valueUrl', isSafe: true });
  expect(applyEdits(text, fix?.edits ?? [])).toBe(text.replace('valueUrl', 'valueUri'));
  const [other] = own.check(fault).issues;
  expect(other && fixesOf(other, undefined)).toEqual([]);
});
