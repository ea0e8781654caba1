import { createValidator } from './validator.js';
import { websocketPacks } from './websocket-packs.test.helper.js';

const U = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';

/** Each interface has one issue of a rule (the url is relative) and one of the shape (the property is unknown). */
const statement = (rests: number): unknown => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  rest: Array.from({ length: rests }, () => ({
    mode: 'server',
    odd: 1,
    extension: [{ url: 'a', valueUri: '/ws' }],
  })),
});

function checked(input: unknown, maxIssues?: number): { keys: string[]; last: unknown; failed: number } {
  const validator = createValidator({
    packs: websocketPacks,
    ...(maxIssues !== undefined && { limits: { maxIssues } }),
  });
  const { issues, outcome, rules } = validator.check(input);
  const failed = rules.find(({ rule }) => rule.key === 'ws-url-absolute')?.failed ?? 0;
  return { keys: issues.map(({ key }) => key), last: outcome.issue.at(-1), failed };
}

const tooMany = (leftOut: number): unknown => ({
  severity: 'warning',
  code: 'too-costly',
  details: {
    coding: [{ system: 'urn:fhir-rulepack:engine', code: 'too-many-issues' }],
    text: expect.stringMatching(new RegExp(`^${leftOut.toString()}\\D`)) as string,
  },
  extension: expect.any(Array) as unknown[],
});

test('at the limit nothing is left out', () => {
  const { keys } = checked(statement(2), 4);
  expect(keys).toEqual([
    'shape-unknown-property',
    'ws-url-absolute',
    'shape-unknown-property',
    'ws-url-absolute',
  ]);
});

test.each([
  { rests: 2, limit: 3, leftOut: 1 },
  { rests: 10, limit: 1, leftOut: 19 },
  { rests: 50, limit: 7, leftOut: 93 },
  { rests: 600, limit: undefined, leftOut: 200 },
])(
  'of $rests faulty interfaces, the limit $limit leaves out $leftOut issues',
  ({ rests, limit, leftOut }) => {
    const { keys, last } = checked(statement(rests), limit);
    expect(keys).toHaveLength(2 * rests - leftOut + 1);
    expect(last).toEqual(tooMany(leftOut));
  },
);

test('those listed are the first of the document', () => {
  const { keys } = checked(statement(100), 3);
  expect(keys).toEqual([
    'shape-unknown-property',
    'ws-url-absolute',
    'shape-unknown-property',
    'too-many-issues',
  ]);
});

test('what is left out counts as failed', () => {
  expect(checked(statement(100), 3).failed).toBe(100);
});

test('the limit holds for a Bundle as a whole', () => {
  const entry = Array.from({ length: 30 }, () => ({ resource: statement(1) }));
  const { keys, last } = checked({ resourceType: 'Bundle', type: 'collection', entry }, 10);
  expect(keys).toHaveLength(11);
  expect(last).toEqual(tooMany(50));
});

test('repeated names are limited, too', () => {
  const members = Array.from({ length: 20 }, () => '"name":"A"').join(',');
  const text = `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1",${members}}`;
  const { keys } = checked(text, 5);
  expect(keys).toEqual([...Array.from({ length: 5 }, () => 'shape-duplicate-key'), 'too-many-issues']);
});

test('an extension that two rules refuse is two issues, one that a context selects twice is one', () => {
  const extension = [{ url: ` ${U}`, valueUri: '/ws' }];
  const { keys } = checked({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [{ mode: 'server', extension }],
  });
  expect(keys).toEqual(['ws-url-absolute', 'ws-url-near']);
});

test('where there are more than the limit, the worst are listed', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
  const insecure = { mode: 'server', extension: [{ url, valueUri: 'ws://server.test/ws' }] };
  const wrong = { mode: 'server', extension: [{ url, valueString: 'wss://server.test/ws' }] };
  const rest = [...Array.from({ length: 20 }, () => insecure), wrong];
  const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest };
  const { issues } = createValidator({ packs: websocketPacks, limits: { maxIssues: 2 } }).check(statement);
  expect(issues.map(({ issue }) => issue.severity)).toEqual(['warning', 'error', 'warning']);
  expect(issues.map(({ key }) => key)).toEqual(['ws-tls', 'ws-type', 'too-many-issues']);
});
