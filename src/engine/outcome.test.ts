import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const validator = createValidator({ packs: websocketPacks });
const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';
const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

const json = (rest: unknown): Record<string, unknown> => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: [rest],
});
const misplaced = json({ mode: 'server', security: { extension: [{ url: U, valueUri: '/ws' }] } });

const contextIssue = {
  severity: 'error',
  code: 'structure',
  details: {
    coding: [{ system: 'urn:fhir-rulepack:capabilitystatement-websocket', code: 'ws-context' }],
    text: expect.stringContaining('CapabilityStatement.rest.security') as string,
  },
  diagnostics: expect.stringContaining("%path = 'CapabilityStatement.rest.extension'") as string,
  expression: ['CapabilityStatement.rest[0].security'],
};
const sourceAndId = [
  { url: `${base}issue-source`, valueString: 'capabilitystatement-websocket' },
  { url: `${base}message-id`, valueCode: 'Extension_EXTP_Context_Wrong' },
];

test('an issue of a text has line, column, source and message id', () => {
  const text = JSON.stringify(misplaced, null, 2);
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes('"security"')) + 1;
  const place = [
    { url: `${base}issue-line`, valueInteger: line },
    { url: `${base}issue-col`, valueInteger: 7 },
  ];
  expect(validator.validate(text)).toEqual({
    resourceType: 'OperationOutcome',
    issue: [{ ...contextIssue, extension: [...place, ...sourceAndId] }],
  });
});

test('an issue of an object has source and message id', () => {
  expect(validator.validate(misplaced)).toEqual({
    resourceType: 'OperationOutcome',
    issue: [{ ...contextIssue, extension: sourceAndId }],
  });
});

test('the properties of an issue stand in the order of the definition', () => {
  const [issue] = validator.validate(misplaced).issue;
  expect(Object.keys(issue ?? {})).toEqual([
    'severity',
    'code',
    'details',
    'diagnostics',
    'expression',
    'extension',
  ]);
});

test('a rule without a message id of its own has its key there', () => {
  const twice = json({
    mode: 'server',
    extension: [1, 2].map((n) => ({ url: U, valueUri: `/${n.toString()}` })),
  });
  expect(validator.validate(twice).issue[0]?.extension).toContainEqual({
    url: `${base}message-id`,
    valueCode: 'ws-max',
  });
});

test('an issue of the JSON shape has the system of the shape', () => {
  expect(
    validator.validate('{\n  "resourceType": "CapabilityStatement",\n  "nmae": "A"\n}').issue[0],
  ).toEqual({
    severity: 'error',
    code: 'structure',
    details: {
      coding: [{ system: 'urn:fhir-rulepack:shape', code: 'shape-unknown-property' }],
      text: expect.stringContaining('name') as string,
    },
    expression: ['CapabilityStatement'],
    extension: [
      { url: `${base}issue-line`, valueInteger: 3 },
      { url: `${base}issue-col`, valueInteger: 3 },
      { url: `${base}issue-source`, valueString: 'fhir-shape' },
      { url: `${base}message-id`, valueCode: 'shape-unknown-property' },
    ],
  });
});

test.each([
  { title: 'text that is no JSON', input: '{\n  "a": 1,\n}', place: [3, 1] },
  { title: 'an empty input', input: '', place: [1, 1] },
  { title: 'bytes that are no UTF-8', input: new Uint8Array([0x7b, 0xff]), place: undefined },
])('$title is fatal, without an expression', ({ input, place }) => {
  const [issue, ...more] = validator.validate(input).issue;
  const [line, column] = (issue?.extension ?? []).flatMap(({ valueInteger }) => valueInteger ?? []);
  expect(more).toEqual([]);
  expect(issue?.severity).toBe('fatal');
  expect(issue?.expression).toBeUndefined();
  expect(line === undefined ? undefined : [line, column]).toEqual(place);
});

test('no issue at all is one issue that says All OK', () => {
  const allOk = { severity: 'information', code: 'informational', details: { text: 'All OK' } };
  const result = validator.check(json({ mode: 'server' }));
  expect(result.outcome).toEqual({ resourceType: 'OperationOutcome', issue: [allOk] });
  expect(result.issues).toEqual([]);
});
