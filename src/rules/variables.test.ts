import { locationOf } from '../fhir/location.js';
import { eachChild } from '../fhir/children.js';
import { rootNode, type ElementNode, type JsonObject } from '../fhir/element.js';
import { modelOf } from '../fhir/model/model.js';
import { isNode } from '../expression/evaluate/item.js';
import { variablesFor } from './variables.js';

const bundle = {
  resourceType: 'Bundle',
  id: 'b',
  entry: [
    {
      resource: {
        resourceType: 'CapabilityStatement',
        id: 'c',
        rest: [
          {
            mode: 'server',
            extension: [{ url: 'urn:e', valueUri: 'a' }],
            _mode: { extension: [{ url: 'urn:e' }] },
          },
        ],
        contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'A' }] }],
      },
    },
  ],
};

function nodeAt(location: string, resource: JsonObject = bundle): ElementNode {
  const find = (node: ElementNode): ElementNode | undefined => {
    if (locationOf(node) === location) return node;
    let found: ElementNode | undefined;
    eachChild(node, (child) => (found = find(child)) !== undefined);
    return found;
  };
  const found = find(rootNode(resource, modelOf('4.0')));
  if (found === undefined) throw new Error(`nothing is at ${location}`);
  return found;
}

const constants = { websocket: 'urn:w', most: 3, yes: true };

const C = 'Bundle.entry[0].resource';

test.each([
  { on: 'Bundle', name: 'context', values: ['at Bundle'] },
  { on: 'Bundle', name: 'resource', values: ['at Bundle'] },
  { on: 'Bundle', name: 'location', values: ['Bundle'] },
  { on: 'Bundle', name: 'path', values: ['Bundle'] },
  { on: 'Bundle', name: 'parent', values: [] },
  { on: 'Bundle', name: 'parentPath', values: [] },
  { on: 'Bundle', name: 'parentType', values: [] },
  { on: 'Bundle', name: 'index', values: [] },
  { on: `${C}.rest[0].extension[0]`, name: 'context', values: [`at ${C}.rest[0].extension[0]`] },
  { on: `${C}.rest[0].extension[0]`, name: 'resource', values: [`at ${C}`] },
  { on: `${C}.rest[0].extension[0]`, name: 'rootResource', values: [`at ${C}`] },
  { on: `${C}.rest[0].extension[0]`, name: 'location', values: [`${C}.rest[0].extension[0]`] },
  { on: `${C}.rest[0].extension[0]`, name: 'path', values: ['CapabilityStatement.rest.extension'] },
  { on: `${C}.rest[0].extension[0]`, name: 'parent', values: [`at ${C}.rest[0]`] },
  { on: `${C}.rest[0].extension[0]`, name: 'parentPath', values: ['CapabilityStatement.rest'] },
  { on: `${C}.rest[0].extension[0]`, name: 'parentType', values: ['BackboneElement'] },
  { on: `${C}.rest[0].extension[0]`, name: 'index', values: [0] },
  { on: `${C}.rest[0].mode.extension[0]`, name: 'path', values: ['CapabilityStatement.rest.mode.extension'] },
  { on: `${C}.rest[0].mode.extension[0]`, name: 'parentType', values: ['code'] },
  { on: `${C}.rest[0].extension[0].value`, name: 'index', values: [] },
  { on: `${C}.rest[0].extension[0].value`, name: 'parentType', values: ['Extension'] },
  { on: `${C}.contained[0].name[0]`, name: 'resource', values: [`at ${C}.contained[0]`] },
  { on: `${C}.contained[0].name[0]`, name: 'rootResource', values: [`at ${C}`] },
  { on: `${C}.contained[0].name[0]`, name: 'path', values: ['Patient.name'] },
  { on: `${C}.contained[0].name[0]`, name: 'parentType', values: ['Patient'] },
  { on: C, name: 'path', values: ['CapabilityStatement'] },
  { on: C, name: 'parentPath', values: ['Bundle.entry'] },
  { on: 'Bundle', name: 'websocket', values: ['urn:w'] },
  { on: 'Bundle', name: 'most', values: [3] },
  { on: 'Bundle', name: 'yes', values: [true] },
  { on: 'Bundle', name: 'ucum', values: ['http://unitsofmeasure.org'] },
  { on: 'Bundle', name: 'asOf', values: ['2026-01-31'] },
  { on: 'Bundle', name: 'nothing', values: [] },
  { on: 'Bundle', name: 'constructor', values: [] },
  { on: 'Bundle', name: 'toString', values: [] },
  { on: 'Bundle', name: '__proto__', values: [] },
])('%$name on $on', ({ on, name, values }) => {
  const items = variablesFor(nodeAt(on), constants, '2026-01-31')(name);
  expect(items.map((item) => (isNode(item) ? `at ${locationOf(item)}` : item))).toEqual(values);
});
