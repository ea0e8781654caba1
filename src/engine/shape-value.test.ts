import { E, onExtension, shapeIssues, withoutPlace } from './shape.test.helper.js';

describe('the value of an extension', () => {
  test.each([
    { title: 'null', json: '"valueUri": null', key: 'shape-null' },
    { title: 'an array', json: '"valueUri": ["a"]', key: 'shape-array' },
    { title: 'an empty array', json: '"valueUri": []', key: 'shape-array' },
    { title: 'an object', json: '"valueUri": {"value": "a"}', key: 'shape-wrong-type' },
    { title: 'an empty object', json: '"valueUri": {}', key: 'shape-wrong-type' },
    { title: 'a number', json: '"valueUri": 5', key: 'shape-wrong-type' },
    { title: 'a boolean', json: '"valueUri": true', key: 'shape-wrong-type' },
    { title: 'a number as another type', json: '"valueUrl": 5', key: 'shape-wrong-type' },
    { title: 'a string for a number', json: '"valueInteger": "5"', key: 'shape-wrong-type' },
    { title: 'a string for a boolean', json: '"valueBoolean": "true"', key: 'shape-wrong-type' },
    { title: 'a string for an object', json: '"valueCoding": "a"', key: 'shape-wrong-type' },
    { title: 'an array for an object', json: '"valueCoding": [{"code": "a"}]', key: 'shape-array' },
    { title: 'an object without content', json: '"valueCoding": {}', key: 'shape-empty-object' },
    { title: 'a partner without content', json: '"_valueUri": {}', key: 'shape-empty-object' },
    { title: 'a partner that is null', json: '"_valueUri": null', key: 'shape-partner' },
    { title: 'a partner that is an array', json: '"_valueUri": [{"id": "a"}]', key: 'shape-partner' },
    { title: 'a partner that is a string', json: '"_valueUri": "a"', key: 'shape-partner' },
  ])('$title', ({ json, key }) => {
    const issue = `error ${key} ${E}.value`;
    expect(shapeIssues(onExtension(json))).toEqual([`${issue} 8:7`]);
    expect(shapeIssues(JSON.parse(onExtension(json)))).toEqual([issue]);
  });
});

describe('beside a good value or below it, at the place of the fault itself', () => {
  test.each([
    { json: '"valueUri": "a",\n"_valueUri": null', issue: `error shape-partner ${E}.value 9:1` },
    { json: '"_valueUri": 5,\n"valueUri": "a"', issue: `error shape-partner ${E}.value 8:7` },
    { json: '"valueUri": null,\n"_valueUri": {}', issue: `error shape-empty-object ${E}.value 9:1` },
    { json: '"valueCoding": {\n"code": 5}', issue: `error shape-wrong-type ${E}.value.code 9:1` },
    {
      json: '"_valueUri": {"id": "a",\n"extension": []}',
      issue: `error shape-empty-array ${E}.value.extension 9:1`,
    },
  ])('$json', ({ json, issue }) => {
    expect(shapeIssues(onExtension(json))).toEqual([issue]);
    expect(shapeIssues(JSON.parse(onExtension(json)))).toEqual([withoutPlace(issue)]);
  });
});
