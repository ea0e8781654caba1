import type { ElementNode } from './element.js';
import { active, childrenOf, extension, nameOf, patient, shown } from './element.test.helper.js';

interface Row {
  readonly title: string;
  readonly node: ElementNode;
  readonly children: readonly string[];
}

describe('the children of sound JSON', () => {
  test.each<Row>([
    { title: 'a scalar', node: patient({ active: true }), children: ['active: boolean = true'] },
    {
      title: 'falsy values',
      node: patient({ active: false, gender: '' }),
      children: ['active: boolean = false', 'gender: code = ""'],
    },
    {
      title: 'in document order',
      node: patient({ gender: 'male', id: 'a', active: true }),
      children: ['gender: code = "male"', 'id: id = "a"', 'active: boolean = true'],
    },
    {
      title: 'items',
      node: nameOf({ given: ['a', 'b'] }),
      children: ['given[0]: string = "a"', 'given[1]: string = "b"'],
    },
    {
      title: 'a value with a partner',
      node: patient({ active: true, _active: { id: 'p' } }),
      children: ['active: boolean = true _"p"'],
    },
    {
      title: 'a partner before its value',
      node: patient({ _active: { id: 'p' }, active: true }),
      children: ['active: boolean = true _"p"'],
    },
    { title: 'a partner alone', node: patient({ _active: { id: 'p' } }), children: ['active: boolean _"p"'] },
    {
      title: 'null with a partner',
      node: patient({ active: null, _active: { id: 'p' } }),
      children: ['active: boolean _"p"'],
    },
    {
      title: 'items with partners',
      node: nameOf({ given: ['a', null, 'c'], _given: [null, { id: 'p' }] }),
      children: ['given[0]: string = "a"', 'given[1]: string _"p"', 'given[2]: string = "c"'],
    },
    {
      title: 'more partners than items',
      node: nameOf({ given: ['a'], _given: [null, { id: 'p' }] }),
      children: ['given[0]: string = "a"', 'given[1]: string _"p"'],
    },
    {
      title: 'a choice',
      node: extension({ url: 'u', valueUri: 'v' }),
      children: ['url: uri = "u"', 'value: uri = "v"'],
    },
    {
      title: 'a choice by its partner',
      node: extension({ _valueUri: { id: 'p' } }),
      children: ['value: uri _"p"'],
    },
    {
      title: 'the partner of a primitive',
      node: active({ _active: { id: 'p' } }),
      children: ['id: string = "p"'],
    },
  ])('$title', ({ node, children }) => {
    expect(childrenOf(node).map(shown)).toEqual(children);
  });
});
