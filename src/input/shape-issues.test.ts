import { shapeIssue, shapeKeys } from './shape-issues.js';

/** Scripts depend on these: a key that changes is a new major version. */
const contract = {
  'fatal invalid': ['empty', 'utf-8', 'utf-16', 'json', 'xml', 'not-a-resource', 'no-resource-type'],
  'fatal structure': ['unknown-resource-type'],
  'fatal too-long': ['too-large'],
  'fatal too-costly': ['too-deep'],
  'fatal exception': ['unreadable'],
  'fatal security': ['doctype'],
  'error structure': [
    'resource-type',
    'unknown-property',
    'two-values',
    'repeated',
    'order',
    'unknown-attribute',
    'namespace',
    'text',
  ],
  'error invalid': [
    'duplicate-key',
    'encoding',
    'array',
    'not-array',
    'wrong-type',
    'null',
    'partner',
    'empty-array',
    'empty-object',
  ],
  'warning invalid': ['control-character', 'lone-surrogate'],
  'information value': ['number-precision'],
  'information not-supported': ['version-not-judged'],
};

test('every key with its severity and code', () => {
  const expected = Object.entries(contract).flatMap(([said, keys]) =>
    keys.map((key) => [`shape-${key}`, said]),
  );
  const actual = Object.entries(shapeKeys).map(([key, said]) => [key, said.join(' ')]);
  expect(Object.fromEntries(actual)).toEqual(Object.fromEntries(expected));
});

test('an issue of the shape names its system and source, and its place where there is one', () => {
  const issue = {
    severity: 'error',
    code: 'invalid',
    key: 'shape-null',
    system: 'urn:fhir-rulepack:shape',
    source: 'fhir-shape',
    text: 'said',
  };
  expect(shapeIssue('shape-null', 'said')).toEqual(issue);
  expect(shapeIssue('shape-null', 'said', 'Patient.name', ['name'])).toEqual({
    ...issue,
    location: 'Patient.name',
    path: ['name'],
  });
});
