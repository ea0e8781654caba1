import { shippedPack } from '../rules/shipped.js';
import { E, onExtension, onRest, websocket } from './shape.test.helper.js';
import { createValidator } from './validator.js';

const pack = shippedPack('capabilitystatement-websocket');
const validator = createValidator({ packs: pack === undefined ? [] : [pack] });

/** Keys and expressions of the issues of severity error, first those of the shape. */
function errorsOf(text: string): { shape: string[]; rules: string[] } {
  const { issues, rules } = validator.check(JSON.parse(text));
  const errors = issues.filter(({ issue }) => issue.severity === 'error');
  const told = errors.map(({ key, issue }) => `${key} ${issue.expression?.[0] ?? ''}`);
  expect(issues.map(({ issue }) => issue.code)).not.toContain('exception');
  expect(rules.length).toBeGreaterThan(0);
  return {
    shape: told.filter((each) => each.startsWith('shape-')),
    rules: told.filter((each) => !each.startsWith('shape-')),
  };
}

describe('what the shape refuses is judged by no rule: one fault, one issue', () => {
  test.each([
    { json: '"valueUri": 5', key: 'shape-wrong-type' },
    { json: '"valueUri": true', key: 'shape-wrong-type' },
    { json: '"valueUri": {}', key: 'shape-wrong-type' },
    { json: '"valueUri": ["a b"]', key: 'shape-array' },
    { json: '"valueUrl": 5', key: 'shape-wrong-type' },
    { json: '"valueUri": "a b", "_valueUri": 5', key: 'shape-partner' },
    { json: '"valueUri": "a b", "_valueUri": [{"id": "a"}]', key: 'shape-partner' },
    { json: '"_valueUri": "a"', key: 'shape-partner' },
  ])('$json', ({ json, key }) => {
    const { shape, rules } = errorsOf(onExtension(json));
    expect(shape).toEqual([`${key} ${E}.value`]);
    expect(rules.filter((each) => each.endsWith('.value'))).toEqual([]);
  });

  test.each([
    { json: '"extension": [5, {"url": "http://a.test"}]', at: `shape-wrong-type ${E}` },
    { json: '"extension": [["a"], {"url": "http://a.test"}]', at: `shape-wrong-type ${E}` },
    { json: '"extension": [null, {"url": "http://a.test"}]', at: `shape-null ${E}` },
    { json: '"extension": []', at: 'shape-empty-array CapabilityStatement.rest[0].extension' },
    { json: '"extension": null', at: 'shape-null CapabilityStatement.rest[0].extension' },
    { json: '"_mode": 5', at: 'shape-partner CapabilityStatement.rest[0].mode' },
    { json: '"extension": [{"url": 5}]', at: `shape-wrong-type ${E}.url` },
  ])('$json', ({ json, at }) => {
    expect(errorsOf(onRest(json)).shape).toEqual([at]);
  });

  test.each(['5', '"a"', 'null', 'true', '[]', '[5]', '[null]', '[[]]', '{"mode": [5]}'])(
    'rest: %s',
    (rest) => {
      const { rules } = errorsOf(
        `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":${rest}}`,
      );
      expect(rules).toEqual([]);
    },
  );
});

describe('what the shape repairs is judged as what was meant', () => {
  test.each([
    {
      title: 'an object where extension is an array',
      text: onRest(`"extension": {"url": "${websocket}", "valueUri": "a b"}`),
    },
    {
      title: 'an object where rest is an array',
      text: onExtension('"valueUri": "a b"')
        .replace('"rest": [{', '"rest": {')
        .replace(/\}\]\n\}$/, '}\n}'),
    },
    { title: 'an unknown property beside the value', text: onExtension('"valueUri": "a b", "foo": 1') },
    {
      title: 'a null beside the extension',
      text: onRest(`"resource": null, "extension": [{"url": "${websocket}", "valueUri": "a b"}]`),
    },
    {
      title: 'a second value, of which the first counts',
      text: onExtension('"valueUri": "a b", "valueString": "c"'),
    },
  ])('$title', ({ text }) => {
    const { shape, rules } = errorsOf(text);
    expect(shape).toHaveLength(1);
    expect(rules).toEqual([`ws-uri-whitespace ${E}.value`]);
  });

  test('an object for an array is shown where it stands', () => {
    const issues = validator.check(onRest(`"extension": {"url": "${websocket}",\n"valueUri": "a b"}`)).issues;
    expect(issues.map(({ key, place }) => [key, place?.line, place?.column])).toEqual([
      ['shape-not-array', 6, 5],
      ['ws-retired', 6, 5],
      ['ws-uri-whitespace', 7, 1],
    ]);
  });
});

describe('a null without a partner is as good as absent', () => {
  test.each([
    { json: '"valueUri": null', rules: [`ws-value ${E}`] },
    { json: '"valueUri": null, "_valueUri": null', rules: [`ws-value ${E}`] },
    { json: '"valueUri": "/ws", "extension": null', rules: [] },
    { json: '"valueUri": "/ws", "id": null', rules: [] },
  ])('$json', ({ json, rules }) => {
    const told = errorsOf(onExtension(json));
    expect(told.shape.length).toBeGreaterThan(0);
    expect(told.rules).toEqual(rules);
  });
});
