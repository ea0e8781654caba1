import { E, onExtension, onRest, shapeIssues, withoutPlace } from './shape.test.helper.js';
import { createValidator } from './validator.js';

describe('a property that FHIR does not know is shown on the element that has it', () => {
  test.each([
    { title: 'a typo', json: '"valueURI": "a"' },
    { title: 'a type that FHIR lacks', json: '"valueFoo": {"a": {"b": 1}}' },
    { title: 'a choice without its type', json: '"value": "a"' },
    { title: 'an underscore before an object', json: '"_valueCoding": {"id": "a"}' },
    { title: 'an underscore before a url, which has no partner', json: '"_url": {"id": "a"}' },
    { title: 'an underscore before an id, which has no partner', json: '"_id": {"id": "a"}' },
    { title: 'an underscore before an array of objects', json: '"_extension": []' },
    { title: 'an empty name', json: '"": 1' },
    { title: 'another case', json: '"Id": "a"' },
    { title: 'resourceType in an element', json: '"resourceType": "Extension"' },
    { title: '__proto__', json: '"__proto__": {"isPolluted": true}' },
    { title: 'constructor', json: '"constructor": {"prototype": {"isPolluted": true}}' },
    { title: 'prototype', json: '"prototype": {"isPolluted": true}' },
    { title: 'hasOwnProperty', json: '"hasOwnProperty": 1' },
    { title: 'a control character in the name', json: String.raw`"a\u0000": 1` },
    { title: 'half a surrogate pair in the name', json: String.raw`"a\ud800": 1` },
  ])('$title', ({ json }) => {
    const issue = `error shape-unknown-property ${E}`;
    expect(shapeIssues(onExtension(json))).toEqual([`${issue} 8:7`]);
    expect(shapeIssues(JSON.parse(onExtension(json)))).toEqual([issue]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('isPolluted');
  });

  test.each([
    { json: '"extention": []', issue: 'error shape-unknown-property CapabilityStatement.rest[0] 6:5' },
    {
      json: '"_mode": {"uri": "a"}',
      issue: 'error shape-unknown-property CapabilityStatement.rest[0].mode 6:15',
    },
    {
      json: '"security": {"cors": true,\n"url": "a"}',
      issue: 'error shape-unknown-property CapabilityStatement.rest[0].security 7:1',
    },
  ])('$json', ({ json, issue }) => {
    expect(shapeIssues(onRest(json))).toEqual([issue]);
    expect(shapeIssues(JSON.parse(onRest(json)))).toEqual([withoutPlace(issue)]);
  });
});

describe('a second value[x] is shown on the extension, the first in the document counts', () => {
  test.each([
    { json: '"valueUri": "a",\n"valueUrl": "a"', at: ['9:1'] },
    { json: '"valueUrl": "a",\n"valueUri": "a"', at: ['9:1'] },
    { json: '"valueUri": "a",\n"valueCoding": {"code": "a"}', at: ['9:1'] },
    { json: '"valueUri": "a",\n"valueUrl": "a",\n"valueCode": "a"', at: ['9:1', '10:1'] },
    { json: '"valueUri": "a",\n"_valueUrl": {"id": "a"}', at: ['9:1'] },
    { json: '"_valueUri": {"id": "a"},\n"valueUrl": "a"', at: ['9:1'] },
  ])('$json', ({ json, at }) => {
    const issue = `error shape-two-values ${E}`;
    expect(shapeIssues(onExtension(json))).toEqual(at.map((place) => `${issue} ${place}`));
    expect(shapeIssues(JSON.parse(onExtension(json)))).toEqual(at.map(() => issue));
  });
});

test.each([
  { name: 'valueURI', meant: 'valueUri' },
  { name: 'extention', meant: 'extension' },
  { name: 'URL', meant: 'url' },
  { name: 'publisher', meant: undefined },
])('what $name may mean is said: $meant', ({ name, meant }) => {
  const { issues } = createValidator().check(onExtension(`"${name}": "a"`));
  const text = issues.find(({ key }) => key === 'shape-unknown-property')?.issue.details?.text;
  expect(/ (\w+)\?$/.exec(text ?? '')?.[1]).toBe(meant);
});
