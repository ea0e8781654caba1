import { readFileSync } from 'node:fs';
import { modelOf } from '../fhir/model/model.js';
import { elementOrder, inOrder } from './element-order.js';

const declarations = `export interface Base {
  id?: string | undefined;
}
export interface Thing<C = Base> extends Base {
  readonly resourceType: 'Thing';
  name?: string;
  _name?: Element;
  valueString?: string;
  valueUri?: string;
  part?: ThingPart[];
}
export interface ThingPart extends Base {
  b: string;
  a: string;
}
`;
const order = elementOrder(declarations);

test.each([
  { type: 'Thing', names: ['part', 'value', 'name', 'id'], sorted: ['id', 'name', 'value', 'part'] },
  { type: 'Thing.part', names: ['a', 'b', 'id'], sorted: ['id', 'b', 'a'] },
])('the elements of $type are in the order of its declaration', ({ type, names, sorted }) => {
  expect(inOrder(type, names, order(type))).toEqual(sorted);
});

test('an element that is not declared has no place', () => {
  expect(() => inOrder('Thing', ['other'], order('Thing'))).toThrow('Thing.other');
});

test.each([
  {
    type: 'CapabilityStatement.rest',
    last: ['resource', 'interaction', 'searchParam', 'operation', 'compartment'],
  },
  { type: 'Bundle.entry', last: ['link', 'fullUrl', 'resource', 'search', 'request', 'response'] },
  { type: 'Age', last: ['value', 'comparator', 'unit', 'system', 'code'] },
  { type: 'Extension', last: ['id', 'extension', 'url', 'value'] },
])("R4's $type ends with its own elements in order", ({ type, last }) => {
  const names = [...(modelOf('4.0').type(type)?.elements.keys() ?? [])];
  expect(names.slice(-last.length)).toEqual(last);
});

test.each(['r3.d.ts', 'r4.d.ts', 'r5.d.ts'])('%s is read', (file) => {
  const text = readFileSync(new URL(`../../node_modules/@types/fhir/${file}`, import.meta.url), 'utf8');
  expect(elementOrder(text)('DomainResource').slice(-4)).toEqual([
    'text',
    'contained',
    'extension',
    'modifierExtension',
  ]);
});
