import type { ElementNode } from './element.js';
import { childrenOf, extension, nameOf, patient, shown } from './element.test.helper.js';

interface Row {
  readonly title: string;
  readonly node: ElementNode;
  readonly children: readonly string[];
}

describe("what FHIR's JSON shape refuses is repaired or left out", () => {
  test.each<Row>([
    {
      title: 'an object for an array',
      node: patient({ name: { text: 'a' } }),
      children: ['name[0]: HumanName = {"text":"a"}'],
    },
    {
      title: 'a partner for an array of partners',
      node: nameOf({ given: ['a'], _given: { id: 'p' } }),
      children: ['given[0]: string = "a" _"p"'],
    },
    {
      title: 'a null without a partner',
      node: patient({ active: null, gender: 'male' }),
      children: ['gender: code = "male"'],
    },
    {
      title: 'a null among items, whose numbers stay',
      node: nameOf({ given: [null, 'b'] }),
      children: ['given[1]: string = "b"'],
    },
    { title: 'unknown properties', node: patient({ foo: 1, constructor: 2, __proto__: 3 }), children: [] },
    {
      title: 'the first of two values',
      node: extension({ valueUri: 'a', valueCode: 'b' }),
      children: ['value: uri = "a"'],
    },
    {
      title: 'the second of two values, where the first is null',
      node: extension({ valueUri: null, valueCode: 'b' }),
      children: ['value: code = "b"'],
    },
    {
      title: 'a partner as the first value',
      node: extension({ _valueUri: { id: 'p' }, valueCode: 'b' }),
      children: ['value: uri _"p"'],
    },
    {
      title: 'a partner whose value comes behind another value',
      node: extension({ _valueUri: { id: 'p' }, valueCode: 'b', valueUri: 'a' }),
      children: ['value: uri = "a" _"p"'],
    },
    {
      title: 'a value whose partner comes behind another value',
      node: extension({ valueUri: 'a', valueCode: 'b', _valueUri: { id: 'p' } }),
      children: ['value: uri = "a" _"p"'],
    },
    {
      title: 'another kind of primitive',
      node: patient({ active: 'yes' }),
      children: ['active: boolean refused'],
    },
    {
      title: 'an array for a primitive',
      node: patient({ active: [true] }),
      children: ['active: boolean refused'],
    },
    {
      title: 'an object for a primitive',
      node: patient({ active: {} }),
      children: ['active: boolean refused'],
    },
    {
      title: 'a primitive for an object',
      node: patient({ maritalStatus: 'm' }),
      children: ['maritalStatus: CodeableConcept refused'],
    },
    {
      title: 'an array for an object',
      node: patient({ maritalStatus: [{}] }),
      children: ['maritalStatus: CodeableConcept refused'],
    },
    {
      title: 'an array within an array',
      node: nameOf({ given: [['a']] }),
      children: ['given[0]: string refused'],
    },
    {
      title: 'a partner that is no object',
      node: patient({ active: true, _active: 5 }),
      children: ['active: boolean refused'],
    },
    {
      title: 'a resource without a type',
      node: patient({ contained: [{}] }),
      children: ['contained[0]: unknown refused'],
    },
    {
      title: 'a resource of another type',
      node: patient({ contained: [{ resourceType: 'Foo' }] }),
      children: ['contained[0]: unknown refused'],
    },
  ])('$title', ({ node, children }) => {
    expect(childrenOf(node).map(shown)).toEqual(children);
  });
});
