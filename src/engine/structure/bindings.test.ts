import { withValue } from './every-element.test.helper.js';
import { statement, told, toldWithoutKeys, type Case } from './whole-statement.test.helper.js';

const R = 'rest[0].resource[0]';

/** Every element with a required binding to codes that R4 enumerates; first the codes in order. */
const bindings: [place: string, ...codes: string[]][] = [
  ['status', 'draft', 'active', 'retired', 'unknown'],
  ['fhirVersion', '4.0.1', '4.0.0'],
  ['rest[0].mode', 'client', 'server'],
  [`${R}.type`, 'Patient', 'Location', 'Bundle', 'Binary', 'MolecularSequence', 'Resource', 'DomainResource'],
  [
    `${R}.interaction[0].code`,
    ...['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type', 'create'],
    'search-type',
  ],
  [`${R}.versioning`, 'no-version', 'versioned', 'versioned-update'],
  [`${R}.conditionalRead`, 'not-supported', 'modified-since', 'not-match', 'full-support'],
  [`${R}.conditionalDelete`, 'not-supported', 'single', 'multiple'],
  [`${R}.referencePolicy[0]`, 'literal', 'logical', 'resolves', 'enforced', 'local'],
  ['rest[0].interaction[0].code', 'transaction', 'batch', 'search-system', 'history-system'],
  ['messaging[0].supportedMessage[0].mode', 'sender', 'receiver'],
  ['document[0].mode', 'producer', 'consumer'],
  ['text.status', 'generated', 'extensions', 'additional', 'empty'],
  ['contact[0].telecom[0].system', 'phone', 'fax', 'email', 'pager', 'url', 'sms', 'other'],
  ['contact[0].telecom[0].use', 'home', 'work', 'temp', 'old', 'mobile'],
];

describe('a code of the value set is in order', () => {
  test.each(bindings.flatMap(([place, ...codes]) => codes.map((code) => [place, code])))(
    '%s is %s',
    (place = '', code) => {
      expect(told(withValue(place, code))).toEqual([]);
    },
  );
});

describe('another code is one fault', () => {
  // Where R4's codes differ by case alone there would be none.
  const wrong = (code: string): string[] => [
    'nonsense',
    code.toUpperCase() === code ? 'x' : code.toUpperCase(),
  ];
  test.each(bindings.flatMap(([place, code = '']) => wrong(code).map((other) => [place, other])))(
    '%s is %s',
    (place = '', code) => {
      expect(told(withValue(place, code))).toEqual([`error element-binding CapabilityStatement.${place}`]);
    },
  );
});

describe('a code with white space around it is one fault', () => {
  test.each(
    bindings.flatMap(([place, code = '']) =>
      [` ${code}`, `${code} `, `${code}\n`].map((other) => [place, other]),
    ),
  )('%s is %j', (place = '', code) => {
    expect(toldWithoutKeys(withValue(place, code))).toEqual([`error CapabilityStatement.${place}`]);
  });
});

describe("the formats are MIME types or R4's short codes", () => {
  const places = ['format[0]', 'patchFormat[0]'];
  const good = [
    ...['json', 'xml', 'ttl', 'application/fhir+json', 'application/fhir+xml', 'text/turtle'],
    ...['application/json-patch+json', 'application/fhir+json;fhirVersion=4.0', 'text/html; charset=utf-8'],
    ...['application/fhir+json; fhirVersion="4.0"', 'application/vnd.fountain.v1+json', 'Application/JSON'],
  ];
  test.each(places.flatMap((place) => good.map((code) => [place, code])))(
    '%s may be %s',
    (place = '', code) => {
      expect(told(withValue(place, code))).toEqual([]);
    },
  );

  const bad = [
    ...['application/', '/json', 'application//json', 'application/fhir+json;', 'json, xml', 'json/xml/ttl'],
    ...['*/*', 'application/fhir+json;fhirVersion', 'application/fhir json', '{json}', 'application\\json'],
    ...['application/fhir+json;fhirVersion="4.0', 'JSON and XML'],
  ];
  test.each(places.flatMap((place) => bad.map((code) => [place, code])))(
    '%s is not %s',
    (place = '', code) => {
      expect(told(withValue(place, code))).toEqual([`error element-regex CapabilityStatement.${place}`]);
    },
  );

  const spaced = [' json', 'json ', 'application/fhir+json\n'];
  test.each(places.flatMap((place) => spaced.map((code) => [place, code])))(
    '%s is not %j',
    (place = '', code) => {
      expect(toldWithoutKeys(withValue(place, code))).toEqual([`error CapabilityStatement.${place}`]);
    },
  );
});

test.each<Case>([
  ['an instance', { kind: 'instance', implementation: { description: 'Ours.' } }],
  ['a capability', { kind: 'capability', software: { name: 'Jet' } }],
  ['requirements', { kind: 'requirements' }],
  ['a server', { kind: 'server' }, 'error element-binding CapabilityStatement.kind'],
  ['an Instance', { kind: 'Instance' }, 'error element-binding CapabilityStatement.kind'],
  ['REQUIREMENTS', { kind: 'REQUIREMENTS' }, 'error element-binding CapabilityStatement.kind'],
])('the kind of the statement: %s', (_title, more, ...issues) => {
  expect(told(statement(more as object))).toEqual(issues);
});
