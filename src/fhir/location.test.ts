import { eachChild } from './children.js';
import { rootNode, type ElementNode, type JsonObject } from './element.js';
import { definitionPathOf, jsonPathOf, locationOf, resourceOf } from './location.js';
import { modelOf } from './model/model.js';

const json: JsonObject = {
  resourceType: 'Bundle',
  entry: [
    { fullUrl: 'urn:a' },
    {
      resource: {
        resourceType: 'CapabilityStatement',
        format: ['json', null],
        _format: [{ id: 'f' }, { extension: [{ url: 'u', valueUri: 'v' }] }],
        rest: [
          { mode: 'server', _mode: { id: 'm' }, extension: [{ url: 'u', _valueUri: { id: 'v' } }] },
          { searchParam: [{ name: 's' }] },
        ],
        contained: [{ resourceType: 'Patient', _birthDate: { extension: [{ url: 'u', valueCode: 'c' }] } }],
      },
    },
  ],
};

/** Every element below the root by its location. */
function elements(node: ElementNode, found = new Map<string, ElementNode>()): Map<string, ElementNode> {
  found.set(locationOf(node), node);
  eachChild(node, (child) => elements(child, found).size === 0);
  return found;
}

const all = elements(rootNode(json, modelOf('4.0')));
const C = 'Bundle.entry[1].resource';

test.each([
  { at: 'Bundle', path: [], definition: 'Bundle', resource: 'Bundle' },
  { at: 'Bundle.entry[0]', path: ['entry', 0], definition: 'Bundle.entry', resource: 'Bundle' },
  {
    at: 'Bundle.entry[0].fullUrl',
    path: ['entry', 0, 'fullUrl'],
    definition: 'Bundle.entry.fullUrl',
    resource: 'Bundle',
  },
  { at: C, path: ['entry', 1, 'resource'], definition: 'CapabilityStatement', resource: C },
  {
    at: `${C}.format[0]`,
    path: ['entry', 1, 'resource', 'format', 0],
    definition: 'CapabilityStatement.format',
    resource: C,
  },
  {
    at: `${C}.format[0].id`,
    path: ['entry', 1, 'resource', '_format', 0, 'id'],
    definition: 'CapabilityStatement.format.id',
    resource: C,
  },
  {
    at: `${C}.format[1]`,
    path: ['entry', 1, 'resource', '_format', 1],
    definition: 'CapabilityStatement.format',
    resource: C,
  },
  {
    at: `${C}.format[1].extension[0].value`,
    path: ['entry', 1, 'resource', '_format', 1, 'extension', 0, 'valueUri'],
    definition: 'CapabilityStatement.format.extension.value',
    resource: C,
  },
  {
    at: `${C}.rest[0].mode`,
    path: ['entry', 1, 'resource', 'rest', 0, 'mode'],
    definition: 'CapabilityStatement.rest.mode',
    resource: C,
  },
  {
    at: `${C}.rest[0].mode.id`,
    path: ['entry', 1, 'resource', 'rest', 0, '_mode', 'id'],
    definition: 'CapabilityStatement.rest.mode.id',
    resource: C,
  },
  {
    at: `${C}.rest[0].extension[0].value`,
    path: ['entry', 1, 'resource', 'rest', 0, 'extension', 0, '_valueUri'],
    definition: 'CapabilityStatement.rest.extension.value',
    resource: C,
  },
  {
    at: `${C}.rest[1].searchParam[0].name`,
    path: ['entry', 1, 'resource', 'rest', 1, 'searchParam', 0, 'name'],
    definition: 'CapabilityStatement.rest.searchParam.name',
    resource: C,
  },
  {
    at: `${C}.contained[0]`,
    path: ['entry', 1, 'resource', 'contained', 0],
    definition: 'Patient',
    resource: `${C}.contained[0]`,
  },
  {
    at: `${C}.contained[0].birthDate`,
    path: ['entry', 1, 'resource', 'contained', 0, '_birthDate'],
    definition: 'Patient.birthDate',
    resource: `${C}.contained[0]`,
  },
  {
    at: `${C}.contained[0].birthDate.extension[0].value`,
    path: ['entry', 1, 'resource', 'contained', 0, '_birthDate', 'extension', 0, 'valueCode'],
    definition: 'Patient.birthDate.extension.value',
    resource: `${C}.contained[0]`,
  },
])('$at', ({ at, path, definition, resource }) => {
  const node = all.get(at);
  expect(node && jsonPathOf(node)).toEqual(path);
  expect(node && definitionPathOf(node)).toBe(definition);
  expect(node && locationOf(resourceOf(node))).toBe(resource);
});

test('the JSON path of every element leads to its value or its partner', () => {
  for (const node of all.values()) {
    const found = jsonPathOf(node).reduce<unknown>(
      (value, step) => (value as Record<string | number, unknown>)[step],
      json,
    );
    expect(found).toBe(node.value ?? node.partner);
  }
  expect(all.size).toBeGreaterThan(20);
});
