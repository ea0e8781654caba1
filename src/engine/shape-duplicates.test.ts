import { E, onExtension, shapeIssues } from './shape.test.helper.js';
import { createValidator } from './validator.js';

const duplicate = `error shape-duplicate-key ${E}`;

describe('a repeated property, which only text shows', () => {
  test.each([
    { title: 'with another value', json: '"valueUri": "a",\n"valueUri": "b"', issues: [`${duplicate} 9:1`] },
    { title: 'with an equal value', json: '"valueUri": "a",\n"valueUri": "a"', issues: [`${duplicate} 9:1`] },
    {
      title: 'three times',
      json: '"valueUri": "a",\n"valueUri": "a",\n"valueUri": "b"',
      issues: [`${duplicate} 9:1`, `${duplicate} 10:1`],
    },
    {
      title: 'with an escape in its name',
      json: String.raw`"valueUri": "a", "value\u0055ri": "b"`,
      issues: [`${duplicate} 8:24`],
    },
    {
      title: 'with white space before the colon',
      json: '"valueUri" : "a",\n"valueUri"\t\n: "b"',
      issues: [`${duplicate} 9:1`],
    },
    {
      title: 'as the partner of a value',
      json: '"_valueUri": {"id": "a"},\n"_valueUri": {"id": "b"}',
      issues: [`${duplicate} 9:1`],
    },
    {
      title: 'inside the partner of a value',
      json: '"_valueUri": {"id": "a",\n"id": "b"}',
      issues: [`${duplicate}.value 9:1`],
    },
    {
      title: 'in an object',
      json: '"valueCoding": {"code": "a",\n"code": "b"}',
      issues: [`${duplicate}.value 9:1`],
    },
    {
      title: 'inside a property FHIR does not know',
      json: '"foo": {"a": 1,\n"a": 2}',
      issues: [`error shape-unknown-property ${E} 8:7`, `${duplicate}.foo 9:1`],
    },
    {
      title: 'of which the last is refused',
      json: '"valueUri": "a",\n"valueUri": 5',
      issues: [`${duplicate} 9:1`, `error shape-wrong-type ${E}.value 9:1`],
    },
    {
      title: 'in the second of two repeated objects',
      json: '"valueCoding": {"code": "a"},\n"valueCoding": {"code": "b",\n"code": "c"}',
      issues: [`${duplicate} 9:1`, `${duplicate}.value 10:1`],
    },
    {
      title: 'in the first of two repeated objects',
      json: '"valueCoding": {"code": "a",\n"code": "b"},\n"valueCoding": {"code": "c"}',
      issues: [`${duplicate}.value 9:1`, `${duplicate} 10:1`],
    },
  ])('$title', ({ json, issues }) => {
    expect(shapeIssues(onExtension(json))).toEqual(issues);
  });

  test('resourceType, of which JSON.parse keeps the last', () => {
    const text = '{"resourceType":"Patient",\n"resourceType":"CapabilityStatement"}';
    expect(shapeIssues(text)).toEqual(['error shape-duplicate-key CapabilityStatement 2:1']);
  });

  test('both places are told', () => {
    const { issue } = createValidator().validate(onExtension('"valueUri": "a",\n"valueUri": "b"'));
    const texts = issue.map(({ details }) => details?.text);
    expect(texts).toContainEqual(expect.stringMatching(/line 8, column 7\b/));
  });
});

describe('no repeated property', () => {
  test.each([
    { title: 'a string that looks like a name', json: String.raw`"valueUri": "\"valueUri\": \"b\""` },
    {
      title: 'the same name in another object',
      json: '"valueCoding": {"code": "a", "extension": [{"url": "u", "valueCoding": {"code": "b"}}]}',
    },
    { title: 'the partner', json: '"valueUri": "a", "_valueUri": {"id": "a"}' },
  ])('$title', ({ json }) => {
    expect(shapeIssues(onExtension(json))).toEqual([]);
  });
});
