import type { JsonObject } from '../fhir/element.js';
import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** A statement with one fault, at `rest[0].extension[0].value`. */
const faulty = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server', extension: [{ url: U, valueUri: 'a b' }] }],
  ...more,
});
const good: JsonObject = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [{ mode: 'server' }],
};
const bundle = (...resources: unknown[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

const errorsOf = (input: unknown): string[] =>
  validator
    .check(input)
    .issues.filter(({ issue }) => issue.severity === 'error')
    .map(({ key, issue }) => `${key} ${issue.expression?.[0] ?? ''}`);

const fault = (prefix: string): string => `ws-uri-whitespace ${prefix}.rest[0].extension[0].value`;

test.each([
  { title: 'contained', json: { ...good, contained: [faulty()] }, at: ['CapabilityStatement.contained[0]'] },
  {
    title: 'contained in another resource',
    json: { resourceType: 'Patient', contained: [good, faulty()] },
    at: ['Patient.contained[1]'],
  },
  {
    title: 'in a Bundle',
    json: bundle({ resourceType: 'Patient' }, faulty()),
    at: ['Bundle.entry[1].resource'],
  },
  {
    title: 'in a Bundle in a Bundle',
    json: bundle(bundle(good, faulty()), faulty()),
    at: ['Bundle.entry[0].resource.entry[1].resource', 'Bundle.entry[1].resource'],
  },
  {
    title: 'contained in an entry',
    json: bundle({ ...good, contained: [faulty()] }),
    at: ['Bundle.entry[0].resource.contained[0]'],
  },
  {
    title: 'in the response of an entry',
    json: {
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [{ response: { status: '200', outcome: faulty() } }],
    },
    at: ['Bundle.entry[0].response.outcome'],
  },
  {
    title: 'in Parameters',
    json: {
      resourceType: 'Parameters',
      parameter: [
        { name: 'mode', valueCode: 'create' },
        { name: 'resource', resource: faulty() },
      ],
    },
    at: ['Parameters.parameter[1].resource'],
  },
  {
    title: 'in a part of a parameter',
    json: {
      resourceType: 'Parameters',
      parameter: [{ name: 'a', part: [{ name: 'b', resource: faulty() }] }],
    },
    at: ['Parameters.parameter[0].part[0].resource'],
  },
])('a statement $title is judged once, at its full place', ({ json, at }) => {
  expect(errorsOf(json)).toEqual(at.map(fault));
});

test('paths restart at a resource inside another', () => {
  const root = { ...good, extension: [{ url: U, valueUri: '/ws' }] };
  expect(errorsOf(bundle(root))).toEqual(['ws-context Bundle.entry[0].resource']);
});

test('each entry is judged by its own version', () => {
  const telling = { acceptUnknown: 'no', acceptLanguage: ['de'] };
  const versions = ['3.0.2', '4.0.1', '5.0.0', '4.6.0', undefined];
  const entries = versions.map((fhirVersion) => ({ ...good, ...telling, fhirVersion }));
  const { issues } = validator.check(bundle(...entries));
  expect(issues.map(({ key, issue }) => [issue.expression?.[0], key])).toEqual([
    ['Bundle.entry[0].resource', 'shape-unknown-property'],
    ['Bundle.entry[1].resource', 'shape-unknown-property'],
    ['Bundle.entry[1].resource', 'shape-unknown-property'],
    ['Bundle.entry[2].resource', 'shape-unknown-property'],
    ['Bundle.entry[3].resource', 'shape-version-not-judged'],
    ['Bundle.entry[4].resource', 'shape-unknown-property'],
    ['Bundle.entry[4].resource', 'shape-unknown-property'],
  ]);
});

test('a Bundle of a thousand statements is judged, each of them', () => {
  const statements = Array.from({ length: 1000 }, (_, index) => (index === 777 ? faulty() : good));
  const { issues, rules } = validator.check(bundle(...statements));
  expect(issues.map(({ key }) => key)).toEqual(['ws-retired', 'ws-subscription', 'ws-uri-whitespace']);
  const retired = rules.find(({ rule }) => rule.key === 'ws-retired');
  expect(retired).toMatchObject({ passed: 999, failed: 1, notApplicable: 0 });
});

test('an entry that is no resource spoils nothing but itself', () => {
  expect(errorsOf(bundle('text', null, { resourceType: 'Nonsense' }, faulty()))).toEqual([
    expect.stringContaining('Bundle.entry[0].resource'),
    expect.stringContaining('Bundle.entry[1].resource'),
    expect.stringContaining('Bundle.entry[2].resource'),
    fault('Bundle.entry[3].resource'),
  ]);
});
