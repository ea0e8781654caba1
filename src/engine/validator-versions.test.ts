import { parsePack } from '../rules/parse-pack.js';
import { createValidator } from './validator.js';

/** A property that only STU3 knows, and one that only R5 knows: what is refused tells which model judges. */
const telling = { resourceType: 'CapabilityStatement', acceptUnknown: 'no', acceptLanguage: ['de'] };
const refusedBy = {
  '3.0': ['acceptLanguage'],
  '4.0': ['acceptUnknown', 'acceptLanguage'],
  '4.3': ['acceptUnknown', 'acceptLanguage'],
  '5.0': ['acceptUnknown'],
};

function refused(input: unknown, fhirVersion?: string): string[] {
  const validator = createValidator(fhirVersion === undefined ? {} : { fhirVersion });
  const { issues } = validator.check(input);
  return issues
    .filter(({ key }) => key === 'shape-unknown-property')
    .flatMap(({ issue }) => /"(accept\w+)"/.exec(issue.details?.text ?? '')?.[1] ?? []);
}

const keysOf = (input: unknown, options = {}): string[] =>
  createValidator(options)
    .check(input)
    .issues.map(({ key }) => key);

test.each([
  { says: '3.0.1', judgedBy: '3.0' },
  { says: '3.0.2', judgedBy: '3.0' },
  { says: '4.0.0', judgedBy: '4.0' },
  { says: '4.0.1', judgedBy: '4.0' },
  { says: '4.3.0', judgedBy: '4.3' },
  { says: '5.0.0', judgedBy: '5.0' },
  { says: undefined, judgedBy: '4.0' },
  { says: null, judgedBy: '4.0' },
  { says: '', judgedBy: '4.0' },
  { says: 'R5', judgedBy: '4.0' },
  { says: 'five', judgedBy: '4.0' },
  { says: 5, judgedBy: '4.0' },
  { says: ['5.0.0'], judgedBy: '4.0' },
  { says: {}, judgedBy: '4.0' },
] as const)('fhirVersion $says is judged as $judgedBy', ({ says, judgedBy }) => {
  expect(refused({ ...telling, fhirVersion: says })).toEqual(refusedBy[judgedBy]);
});

test.each([
  '4.1.0',
  '4.2.0',
  '4.4.0',
  '4.5.0',
  '4.6.0',
  '3.5.0',
  '5.0.0-ballot',
  '4.0.1-label',
  '1.0.2',
  '6.0.0',
])('fhirVersion %s is named and not judged', (fhirVersion) => {
  const { outcome, isReadable } = createValidator().check({ ...telling, fhirVersion });
  expect(isReadable).toBe(true);
  expect(outcome.issue).toHaveLength(1);
  expect(outcome.issue[0]).toMatchObject({
    severity: 'information',
    code: 'not-supported',
    expression: ['CapabilityStatement'],
    details: {
      coding: [{ code: 'shape-version-not-judged' }],
      text: expect.stringContaining(fhirVersion) as string,
    },
  });
});

test.each([
  { option: '3.0', says: '5.0.0', judgedBy: '3.0' },
  { option: '3.0.2', says: '4.0.1', judgedBy: '3.0' },
  { option: '4.0', says: '5.0.0', judgedBy: '4.0' },
  { option: '4.3.0', says: '5.0.0', judgedBy: '4.3' },
  { option: '5.0', says: '3.0.2', judgedBy: '5.0' },
  { option: '5.0', says: undefined, judgedBy: '5.0' },
  { option: '5.0.0', says: '4.6.0', judgedBy: '5.0' },
] as const)('the option $option outweighs $says', ({ option, says, judgedBy }) => {
  expect(refused({ ...telling, fhirVersion: says }, option)).toEqual(refusedBy[judgedBy]);
});

test.each(['4.1', '5.0.0-ballot', 'R4', '', '6.0'])('the option %p is refused', (fhirVersion) => {
  expect(() => createValidator({ fhirVersion })).toThrow(TypeError);
});

test('the option outweighs what a resource inside says', () => {
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: { ...telling, fhirVersion: '3.0.2' } }],
  };
  expect(refused(bundle, '5.0')).toEqual(refusedBy['5.0']);
});

test.each([
  { title: 'a Patient', json: { resourceType: 'Patient', active: true }, place: 'Patient' },
  { title: 'a Bundle of none', json: { resourceType: 'Bundle', type: 'collection' }, place: 'Bundle' },
])('$title is not judged, which is not All OK', ({ json, place }) => {
  const { issue } = createValidator().validate(json);
  expect(issue).toHaveLength(1);
  expect(issue[0]).toMatchObject({
    severity: 'information',
    code: 'not-supported',
    details: { coding: [{ code: 'not-judged' }] },
    expression: [place],
  });
});

test('a version for which no chosen pack holds is not judged', async () => {
  const pack = await parsePack(`
language: 1
pack: only-r4
version: 1.0.0
title: Only R4
url: urn:test:only-r4
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: has-rest
    severity: error
    human: There is a rest.
    expression: rest.exists()
    examples: { pass: [{ rest: [{ mode: server }] }], fail: [{}] }
`);
  const statement = { resourceType: 'CapabilityStatement' };
  expect(keysOf({ ...statement, fhirVersion: '4.0.1' }, { packs: [pack] })).toEqual(['has-rest']);
  expect(keysOf({ ...statement, fhirVersion: '5.0.0' }, { packs: [pack] })).toEqual(['not-judged']);
  expect(keysOf({ ...statement, fhirVersion: '4.3.0' }, { packs: [pack] })).toEqual(['not-judged']);
});

test('without packs nothing is judged', () => {
  expect(keysOf({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' }, { packs: [] })).toEqual([
    'not-judged',
  ]);
});
