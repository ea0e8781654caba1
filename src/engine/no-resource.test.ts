import { shapeIssues, withoutPlace } from './shape.test.helper.js';
import { createValidator } from './validator.js';

describe('JSON that is no resource', () => {
  test.each([
    { title: 'an array', text: ' []', issue: 'fatal shape-not-a-resource 1:2' },
    {
      title: 'resources in an array',
      text: '[{"resourceType":"Patient"}]',
      issue: 'fatal shape-not-a-resource 1:1',
    },
    { title: 'null', text: 'null', issue: 'fatal shape-not-a-resource 1:1' },
    { title: 'a number', text: '\n5', issue: 'fatal shape-not-a-resource 2:1' },
    { title: 'a boolean', text: 'true', issue: 'fatal shape-not-a-resource 1:1' },
    { title: 'an empty object', text: '{}', issue: 'fatal shape-no-resource-type 1:1' },
    { title: 'no resourceType', text: '\n{"id":"a"}', issue: 'fatal shape-no-resource-type 2:1' },
  ])('$title', ({ text, issue }) => {
    expect(shapeIssues(text)).toEqual([issue]);
    expect(shapeIssues(JSON.parse(text))).toEqual([withoutPlace(issue)]);
    expect(createValidator().check(text).isReadable).toBe(false);
  });

  test('a string', () => {
    expect(shapeIssues('"Patient"')).toEqual(['fatal shape-not-a-resource 1:1']);
  });
});

describe('a resourceType that is none', () => {
  test.each([
    { title: 'a word', type: '"Foo"' },
    { title: 'another case', type: '"capabilityStatement"' },
    { title: 'a type of DSTU2', type: '"Conformance"' },
    { title: 'a type of R5', type: '"Transport"' },
    { title: 'a data type', type: '"Extension"' },
    { title: 'a primitive type', type: '"uri"' },
    { title: 'an abstract type', type: '"DomainResource"' },
    { title: 'a backbone element', type: '"CapabilityStatement.rest"' },
    { title: 'a name that objects inherit', type: '"constructor"' },
    { title: 'the name of the prototype', type: '"__proto__"' },
    { title: 'nothing', type: '""' },
    { title: 'a number', type: '5' },
    { title: 'null', type: 'null' },
    { title: 'an array', type: '["Patient"]' },
    { title: 'an object', type: '{"toString":"Patient"}' },
  ])('$title', ({ type }) => {
    const text = `{"id":"a",\n"resourceType":${type}}`;
    expect(shapeIssues(text)).toEqual(['fatal shape-unknown-resource-type 2:1']);
    expect(shapeIssues(JSON.parse(text))).toEqual(['fatal shape-unknown-resource-type']);
    expect(createValidator().check(text).isReadable).toBe(false);
  });
});

test.each([
  { type: 'CapabilityStatment', hint: /\bCapabilityStatement\b/ },
  { type: 'capabilityStatement', hint: /\bCapabilityStatement\b/ },
  { type: 'Transport', hint: /\bR5\b/ },
  { type: 'ImagingManifest', hint: /\bSTU3\b/ },
  { type: 'Conformance', hint: /\bCapabilityStatement\b/ },
])('what $type may mean is said', ({ type, hint }) => {
  const [issue] = createValidator().validate({ resourceType: type }).issue;
  expect(issue?.details?.text).toMatch(hint);
});

test('the first two numbers of a version decide which types there are', () => {
  const text = '{"resourceType":"Transport"}';
  const keysIn = (fhirVersion: string): string[] =>
    createValidator({ fhirVersion })
      .check(text)
      .issues.map(({ key }) => key);
  expect(keysIn('4.0.1')).toEqual(['shape-unknown-resource-type']);
  expect(keysIn('5.0.0')).toEqual(['not-judged']);
});

test.each(['Patient', 'Bundle', 'OperationOutcome'])('that no pack judges a %s is said', (resourceType) => {
  const { issues, isReadable } = createValidator().check({ resourceType });
  expect(isReadable).toBe(true);
  expect(issues.map(({ key, issue }) => [key, issue.severity, issue.code, issue.expression])).toEqual([
    ['not-judged', 'information', 'not-supported', [resourceType]],
  ]);
});
