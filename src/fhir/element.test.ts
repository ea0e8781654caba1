import { childAt, eachChild, eachChildNamed, holderOf } from './children.js';
import { isPrimitive, isResource, type ElementNode, type JsonObject } from './element.js';
import { active, childrenOf, extension, nameOf, patient, rootOf, shown } from './element.test.helper.js';

test.each<{ title: string; node: ElementNode; name: string; children: string[] }>([
  {
    title: 'one name',
    node: patient({ active: true, gender: 'male' }),
    name: 'gender',
    children: ['gender: code = "male"'],
  },
  {
    title: 'a choice by its common name',
    node: extension({ url: 'u', valueUri: 'v' }),
    name: 'value',
    children: ['value: uri = "v"'],
  },
  {
    title: 'no choice by its name in JSON',
    node: extension({ valueUri: 'v' }),
    name: 'valueUri',
    children: [],
  },
  {
    title: 'the first choice that is there',
    node: extension({ valueUri: null, valueCode: 'b' }),
    name: 'value',
    children: ['value: code = "b"'],
  },
  { title: 'nothing by an unknown name', node: patient({ foo: 1 }), name: 'foo', children: [] },
  { title: 'nothing that objects inherit', node: patient({}), name: 'toString', children: [] },
  {
    title: 'nothing below a value without partner',
    node: active({}),
    name: 'extension',
    children: [],
  },
])('eachChildNamed gives $title', ({ node, name, children }) => {
  expect(childrenOf(node, name).map(shown)).toEqual(children);
});

test('a sink that had enough is given no more', () => {
  const node = nameOf({ given: ['a', 'b', 'c'] });
  const seen: unknown[] = [];
  const stop = (child: ElementNode): boolean => seen.push(child.value) === 2;
  expect([eachChild(node, stop), seen.splice(0)]).toEqual([true, ['a', 'b']]);
  expect([eachChildNamed(node, 'given', stop), seen]).toEqual([true, ['a', 'b']]);
  expect(eachChildNamed(node, 'family', stop)).toBe(false);
});

test('a resource within is read by its own version, one without by that around it', () => {
  const statement = (json: JsonObject): JsonObject => ({
    resource: { resourceType: 'CapabilityStatement', ...json },
  });
  const entry = [statement({ fhirVersion: '5.0.0' }), statement({}), statement({ fhirVersion: '4.6.0' })];
  const resources = childrenOf(rootOf({ resourceType: 'Bundle', entry }), 'entry').flatMap((each) =>
    childrenOf(each, 'resource'),
  );
  expect(resources.map(({ model, isRefused }) => [model.release, isRefused])).toEqual([
    ['5.0', false],
    ['4.0', false],
    ['4.0', true],
  ]);
});

test('resources, primitives and what holds children', () => {
  const root = patient({ _active: { id: 'p' }, name: [{ text: 'a' }] });
  const [own = root, name = root] = childrenOf(root);
  expect([root, own, name].map((node) => [isResource(node), isPrimitive(node)])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect([root, own, name].map(holderOf)).toEqual([root.value, { id: 'p' }, { text: 'a' }]);
});

describe('childAt gives the child that JSON has at a place', () => {
  const root = patient({
    active: true,
    _active: { id: 'p' },
    contact: [{ gender: 'male' }, { gender: 'other' }],
    name: { text: 'a' },
    deceasedBoolean: false,
    foo: 1,
    gender: null,
  });
  test.each([
    { property: 'active', index: -1, child: 'active: boolean = true _"p"' },
    { property: '_active', index: -1, child: 'active: boolean = true _"p"' },
    { property: 'contact', index: 1, child: 'contact[1]: Patient.contact = {"gender":"other"}' },
    { property: 'name', index: 0, child: 'name[0]: HumanName = {"text":"a"}' },
    { property: 'deceasedBoolean', index: -1, child: 'deceased: boolean = false' },
    { property: 'contact', index: 2, child: undefined },
    { property: 'deceased', index: -1, child: undefined },
    { property: 'gender', index: -1, child: undefined },
    { property: 'foo', index: -1, child: undefined },
    { property: 'toString', index: -1, child: undefined },
  ])('$property $index', ({ property, index, child }) => {
    const found = childAt(root, property, index);
    expect(found && shown(found)).toBe(child);
  });
});
