import { onRest, shapeIssues, websocket, withoutPlace } from './shape.test.helper.js';

const R = 'CapabilityStatement.rest[0]';

test.each([
  { json: `"extension": {"url": "${websocket}"}`, issue: `error shape-not-array ${R}.extension 6:5` },
  { json: '"extension": []', issue: `error shape-empty-array ${R}.extension 6:5` },
  { json: '"extension": [{}]', issue: `error shape-empty-object ${R}.extension[0] 6:19` },
  { json: '"extension": [null]', issue: `error shape-null ${R}.extension[0] 6:19` },
  { json: '"extension": null', issue: `error shape-null ${R}.extension 6:5` },
  { json: '"extension": ["a"]', issue: `error shape-wrong-type ${R}.extension[0] 6:19` },
  { json: '"extension": [[]]', issue: `error shape-wrong-type ${R}.extension[0] 6:19` },
  { json: '"resource": [{"type": "A"},\n{}]', issue: `error shape-empty-object ${R}.resource[1] 7:1` },
  { json: '"resource": [{"type": "A"},\nnull]', issue: `error shape-null ${R}.resource[1] 7:1` },
  {
    json: '"resource": {"type":\n5}',
    issue: `error shape-not-array ${R}.resource 6:5`,
    more: '.resource[0].type 6:18',
  },
  { json: '"compartment": "a"', issue: `error shape-not-array ${R}.compartment 6:5` },
  { json: '"compartment": ["a",\n5]', issue: `error shape-wrong-type ${R}.compartment[1] 7:1` },
  { json: '"compartment": ["a",\nnull]', issue: `error shape-null ${R}.compartment[1] 7:1` },
  { json: '"compartment": ["a",\n["b"]]', issue: `error shape-wrong-type ${R}.compartment[1] 7:1` },
  { json: '"_compartment": {"id": "a"}', issue: `error shape-not-array ${R}.compartment 6:5` },
  { json: '"_compartment": []', issue: `error shape-empty-array ${R}.compartment 6:5` },
  { json: '"_compartment": [\n5]', issue: `error shape-partner ${R}.compartment[0] 7:1` },
  { json: '"_compartment": [\n{}]', issue: `error shape-empty-object ${R}.compartment[0] 7:1` },
  { json: '"_compartment": [{"id": "a"},\nnull]', issue: `error shape-null ${R}.compartment[1] 7:1` },
  {
    json: '"compartment": [\nnull],\n"_compartment": [null]',
    issue: `error shape-null ${R}.compartment[0] 7:1`,
  },
  { json: '"security": [{"cors": true}]', issue: `error shape-array ${R}.security 6:5` },
  { json: '"security": {}', issue: `error shape-empty-object ${R}.security 6:5` },
  { json: '"security": null', issue: `error shape-null ${R}.security 6:5` },
  { json: '"security": {"cors":\n["a"]}', issue: `error shape-array ${R}.security.cors 6:18` },
  { json: '"documentation": ["a"]', issue: `error shape-array ${R}.documentation 6:5` },
])('$json', ({ json, issue, more }) => {
  const issues = more === undefined ? [issue] : [issue, `error shape-wrong-type ${R}${more}`];
  expect(shapeIssues(onRest(json))).toEqual(issues);
  expect(shapeIssues(JSON.parse(onRest(json)))).toEqual(issues.map(withoutPlace));
});

test('an object where rest is an array', () => {
  const text = '{"resourceType":"CapabilityStatement",\n"rest": {"mode":\n5}}';
  expect(shapeIssues(text)).toEqual([
    'error shape-not-array CapabilityStatement.rest 2:1',
    'error shape-wrong-type CapabilityStatement.rest[0].mode 2:10',
  ]);
});
