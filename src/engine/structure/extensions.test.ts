import { absent, statement, told, toldWithoutKeys, type Case } from './whole-statement.test.helper.js';

const C = 'CapabilityStatement';
const R = `${C}.rest[0]`;
const hl7 = 'http://hl7.org/fhir/StructureDefinition';
const smart = 'http://fhir-registry.smarthealthit.org/StructureDefinition';

const expectation = { url: `${hl7}/capabilitystatement-expectation`, valueCode: 'SHALL' };
const prohibited = { url: `${hl7}/capabilitystatement-prohibited`, valueBoolean: true };
const system = { url: `${hl7}/capabilitystatement-supported-system`, valueUri: 'http://loinc.org' };
const capability = { url: `${smart}/capabilities`, valueCode: 'launch-ehr' };
const replaces = { url: `${hl7}/replaces`, valueCanonical: 'http://fountain.test/CapabilityStatement/old|1' };
const approval = { url: `${hl7}/resource-approvalDate`, valueDate: '2026-01-01' };
const review = { url: `${hl7}/resource-lastReviewDate`, valueDate: '2026-01' };
const effective = { url: `${hl7}/resource-effectivePeriod`, valuePeriod: { start: '2026' } };
const uriPart = (url: string): object => ({ url, valueUri: `https://fountain.test/${url}` });
const textPart = (url: string, valueString = 'name'): object => ({ url, valueString });
const oauth = (...extension: unknown[]): object => ({ url: `${smart}/oauth-uris`, extension });
const tokens = oauth(uriPart('authorize'), uriPart('token'));
const combination = (...extension: unknown[]): object => ({
  url: `${hl7}/capabilitystatement-search-parameter-combination`,
  extension,
});
const names = combination(textPart('required'), textPart('optional', 'birthdate'));

const root = (...extension: unknown[]): object => statement({ extension });
const interfaces = (more: object): object => statement({ rest: [{ mode: 'server', ...more }] });
const security = (...extension: unknown[]): object => interfaces({ security: { extension } });
const type = (more: object): object => interfaces({ resource: [{ type: 'Patient', ...more }] });
const interaction = (...extension: unknown[]): object => type({ interaction: [{ code: 'read', extension }] });
const modified = (...modifierExtension: unknown[]): object =>
  type({ interaction: [{ code: 'read', modifierExtension }] });

const I = `${R}.resource[0].interaction[0]`;
const S = `${R}.security.extension[0]`;
const T = `${R}.resource[0].extension[0]`;
const E = `${C}.extension[0]`;

const param = { name: 'a', type: 'string' };
const operation = { name: 'a', definition: 'http://fountain.test/OperationDefinition/a' };
const document = { mode: 'producer', profile: 'http://fountain.test/StructureDefinition/a' };

describe('expectation and prohibited', () => {
  const places = (more: object): [string, object][] => [
    ['an interaction of a type', type({ interaction: [{ code: 'read', ...more }] })],
    ['a search parameter of a type', type({ searchParam: [{ ...param, ...more }] })],
    ['a search parameter of all types', interfaces({ searchParam: [{ ...param, ...more }] })],
    ['an operation', interfaces({ operation: [{ ...operation, ...more }] })],
    ['a document', statement({ document: [{ ...document, ...more }] })],
    ['an interaction of the whole system', interfaces({ interaction: [{ code: 'batch', ...more }] })],
  ];
  test.each(places({ extension: [expectation] }))('expectation may stand on %s', (_title, json) => {
    expect(told(json)).toEqual([]);
  });
  test.each(places({ modifierExtension: [prohibited] }))('prohibited may stand on %s', (_title, json) => {
    expect(told(json)).toEqual([]);
  });
  // R4 does not list the last four; the HL7 validator lets them pass, since guides write them.
  test.each([
    ['an include', type({ searchInclude: ['Patient:a'], _searchInclude: [{ extension: [expectation] }] })],
    [
      'a reverse include',
      type({ searchRevInclude: ['Task:a'], _searchRevInclude: [{ extension: [expectation] }] }),
    ],
    ['a type', type({ extension: [expectation] })],
    ['a format', statement({ _format: [{ extension: [expectation] }] })],
    [
      'a profile',
      type({ supportedProfile: ['http://a.test'], _supportedProfile: [{ extension: [expectation] }] }),
    ],
    [
      'a guide',
      statement({
        implementationGuide: ['http://a.test'],
        _implementationGuide: [{ extension: [expectation] }],
      }),
    ],
  ])('expectation may stand on %s', (_title, json) => {
    expect(told(json)).toEqual([]);
  });
});

describe('the others where they may stand', () => {
  test.each<Case>([
    ['supported systems, several', root(system, system)],
    ['a replaced statement, and another', root(replaces, replaces)],
    ['the dates', root(approval, review, effective)],
    ['the addresses of SMART', security(tokens)],
    ['all addresses of SMART', security(oauth(...['authorize', 'token', 'register', 'manage'].map(uriPart)))],
    ['the capabilities of SMART', security(capability, { ...capability, valueCode: 'permission-user' })],
    ['a combination of search parameters', type({ extension: [names] })],
    [
      'several combinations',
      type({ extension: [names, combination(textPart('required'), textPart('required', 'b'))] }),
    ],
  ])('%s', (_title, json) => {
    expect(told(json)).toEqual([]);
  });
});

describe('one out of place is told at the element on which it stands', () => {
  const rows: [string, object, string][] = [
    ['a supported system on an interface', interfaces({ extension: [system] }), R],
    ['a supported system on a type', type({ extension: [system] }), `${R}.resource[0]`],
    [
      'a replaced statement on the software',
      statement({ kind: 'capability', software: { name: 'a', extension: [replaces] } }),
      `${C}.software`,
    ],
    ['a date on an interface', interfaces({ extension: [approval] }), R],
    ['a date of review on a date', statement({ _date: { extension: [review] } }), `${C}.date`],
    ['a period on security', security(effective), `${R}.security`],
    ['the addresses of SMART on an interface', interfaces({ extension: [tokens] }), R],
    ['the addresses of SMART on the statement', root(tokens), C],
    ['a capability of SMART on the statement', root(capability), C],
    [
      'a capability of SMART on a service',
      interfaces({ security: { service: [{ text: 'a', extension: [capability] }] } }),
      `${R}.security.service[0]`,
    ],
    ['a combination on an interface', interfaces({ extension: [names] }), R],
    [
      'a combination on a search parameter',
      type({ searchParam: [{ ...param, extension: [names] }] }),
      `${R}.resource[0].searchParam[0]`,
    ],
  ];
  test.each(rows)('%s', (_title, json, at) => {
    expect(told(json)).toEqual([`error extension-context ${at}`]);
  });
  test('within another extension', () => {
    const outer = { url: 'http://fountain.test/any', extension: [system] };
    expect(told(root(outer))).toEqual([`error extension-context ${E}`, `information extension-unknown ${E}`]);
  });
});

describe('modifier or not', () => {
  test.each<Case>([
    ['expectation is none', modified(expectation), `error extension-modifier ${I}.modifierExtension[0]`],
    ['prohibited is one', interaction(prohibited), `error extension-modifier ${I}.extension[0]`],
    [
      'a supported system is none',
      statement({ modifierExtension: [system] }),
      `error extension-modifier ${C}.modifierExtension[0]`,
    ],
    [
      'a date is none',
      statement({ modifierExtension: [approval] }),
      `error extension-modifier ${C}.modifierExtension[0]`,
    ],
    [
      'the addresses of SMART are none',
      interfaces({ security: { modifierExtension: [tokens] } }),
      `error extension-modifier ${R}.security.modifierExtension[0]`,
    ],
  ])('%s', (_title, json, ...issues) => {
    expect(told(json)).toEqual(issues);
  });
});

describe('the value of a simple one', () => {
  const valueless = (extension: { readonly url: string }, more: object = {}): object => ({
    url: extension.url,
    ...more,
  });
  test.each<Case>([
    [
      'expectation as a string',
      interaction(valueless(expectation, { valueString: 'SHALL' })),
      `error extension-type ${I}.extension[0]`,
    ],
    [
      'expectation as a concept',
      interaction(valueless(expectation, { valueCodeableConcept: { text: 'SHALL' } })),
      `error extension-type ${I}.extension[0]`,
    ],
    [
      'expectation as no code',
      interaction(valueless(expectation, { valueCode: 'MUST' })),
      `error extension-binding ${I}.extension[0].value`,
    ],
    [
      'expectation in small letters',
      interaction(valueless(expectation, { valueCode: 'shall' })),
      `error extension-binding ${I}.extension[0].value`,
    ],
    ['expectation as SHOULD-NOT', interaction(valueless(expectation, { valueCode: 'SHOULD-NOT' }))],
    [
      'expectation empty',
      interaction(valueless(expectation, { valueCode: '' })),
      `error ele-1 ${I}.extension[0].value`,
    ],
    [
      'expectation a number',
      interaction(valueless(expectation, { valueCode: 5 })),
      `error shape-wrong-type ${I}.extension[0].value`,
    ],
    ['expectation absent with a reason', interaction(valueless(expectation, { _valueCode: absent }))],
    [
      'expectation without a value',
      interaction(valueless(expectation)),
      `error extension-value ${I}.extension[0]`,
    ],
    [
      'expectation with extensions within',
      interaction(valueless(expectation, { extension: [textPart('a')] })),
      `error extension-nested ${I}.extension[0]`,
    ],
    ['expectation twice', interaction(expectation, expectation), `error extension-max ${I}`],
    [
      'expectation twice, of two codes',
      interaction(expectation, { ...expectation, valueCode: 'MAY' }),
      `error extension-max ${I}`,
    ],
    [
      'expectation of two values',
      interaction({ ...expectation, valueString: 'a' }),
      `error shape-two-values ${I}.extension[0]`,
    ],
    [
      'prohibited as a code',
      modified(valueless(prohibited, { valueCode: 'true' })),
      `error extension-type ${I}.modifierExtension[0]`,
    ],
    [
      'prohibited as a string',
      modified(valueless(prohibited, { valueBoolean: 'true' })),
      `error shape-wrong-type ${I}.modifierExtension[0].value`,
    ],
    [
      'prohibited without a value',
      modified(valueless(prohibited)),
      `error extension-value ${I}.modifierExtension[0]`,
    ],
    ['prohibited twice', modified(prohibited, prohibited), `error extension-max ${I}`],
    [
      'a system as a url',
      root(valueless(system, { valueUrl: 'http://loinc.org' })),
      `error extension-type ${E}`,
    ],
    [
      'a system as a canonical',
      root(valueless(system, { valueCanonical: 'http://loinc.org' })),
      `error extension-type ${E}`,
    ],
    [
      'a system with a space',
      root(valueless(system, { valueUri: 'http://loinc.org ' })),
      `error primitive-form ${E}.value`,
    ],
    ['a system without a value', root(valueless(system)), `error extension-value ${E}`],
    [
      'a capability as a string',
      security(valueless(capability, { valueString: 'launch-ehr' })),
      `error extension-type ${S}`,
    ],
    ['a capability without a value', security(valueless(capability)), `error extension-value ${S}`],
    [
      'a replaced statement as a uri',
      root(valueless(replaces, { valueUri: 'http://a.test' })),
      `error extension-type ${E}`,
    ],
    [
      'a replaced statement as a reference',
      root(valueless(replaces, { valueReference: { reference: 'CapabilityStatement/a' } })),
      `error extension-type ${E}`,
    ],
    [
      'a date as a dateTime',
      root(valueless(approval, { valueDateTime: '2026-01-01' })),
      `error extension-type ${E}`,
    ],
    [
      'a date of the wrong form',
      root(valueless(approval, { valueDate: '1.1.2026' })),
      `error primitive-form ${E}.value`,
    ],
    ['a date twice', root(approval, approval), `error extension-max ${C}`],
    ['a date of review twice', root(review, system, review), `error extension-max ${C}`],
    ['a date of review without a value', root(valueless(review)), `error extension-value ${E}`],
    ['a period as a date', root(valueless(effective, { valueDate: '2026' })), `error extension-type ${E}`],
    ['a period twice', root(effective, effective), `error extension-max ${C}`],
    [
      'a period that ends before it begins',
      root(valueless(effective, { valuePeriod: { start: '2026', end: '2025' } })),
      `error per-1 ${E}.value`,
    ],
  ])('%s', (_title, json, ...issues) => {
    expect(told(json).sort()).toEqual([...issues].sort());
  });
  test('a value and extensions within are one fault', () => {
    expect(told(interaction({ ...expectation, extension: [textPart('a')] }))).toHaveLength(1);
  });
});

describe('the parts of a complex one', () => {
  const parts = (...extension: unknown[]): object => security(oauth(...extension));
  const [authorize, token] = [uriPart('authorize'), uriPart('token')];
  const mixed = (...extension: unknown[]): object => type({ extension: [combination(...extension)] });
  test.each<Case>([
    ['authorize missing', parts(token), `error extension-part-min ${S}`],
    ['token missing', parts(authorize), `error extension-part-min ${S}`],
    ['token twice', parts(authorize, token, token), `error extension-max ${S}`],
    [
      'register twice',
      parts(authorize, token, uriPart('register'), uriPart('register')),
      `error extension-max ${S}`,
    ],
    [
      'a part that is none',
      parts(authorize, token, uriPart('revoke')),
      `error extension-part ${S}.extension[2]`,
    ],
    [
      'a part in another case',
      parts(authorize, token, uriPart('Register')),
      `error extension-part ${S}.extension[2]`,
    ],
    [
      'a part as a string',
      parts(authorize, { url: 'token', valueString: 'a' }),
      `error extension-type ${S}.extension[1]`,
    ],
    [
      'a part as a url',
      parts({ url: 'authorize', valueUrl: 'https://a.test' }, token),
      `error extension-type ${S}.extension[0]`,
    ],
    ['a part without a value', parts(authorize, { url: 'token' }), `error extension-value ${S}.extension[1]`],
    [
      'a part with a space',
      parts(authorize, { url: 'token', valueUri: 'https://a.test/a b' }),
      `error primitive-form ${S}.extension[1].value`,
    ],
    [
      'an empty part',
      parts(authorize, { url: 'token', valueUri: '' }),
      `error ele-1 ${S}.extension[1].value`,
    ],
    ['the whole twice', security(tokens, tokens), `error extension-max ${R}.security`],
    ['required missing', mixed(textPart('optional')), `error extension-part-min ${T}`],
    [
      'required as a code',
      mixed({ url: 'required', valueCode: 'a' }),
      `error extension-type ${T}.extension[0]`,
    ],
    [
      'a name that is none',
      mixed(textPart('required'), textPart('forbidden')),
      `error extension-part ${T}.extension[1]`,
    ],
    [
      'many names',
      mixed(
        textPart('required'),
        textPart('required', 'b'),
        textPart('optional', 'c'),
        textPart('optional', 'd'),
      ),
    ],
  ])('%s', (_title, json, ...issues) => {
    expect(told(json)).toEqual(issues);
  });
  test('a value beside the parts is one fault', () => {
    expect(toldWithoutKeys(security({ ...tokens, valueUri: 'https://a.test' }))).toEqual([`error ${S}`]);
  });
});
