import type { JsonObject } from '../fhir/element.js';
import { failed, statement, told } from './foreign.test.helper.js';

/** An object of a class of its own, as libraries for FHIR have them. */
class Element {
  constructor(json: JsonObject) {
    Object.assign(this, json);
  }
  get extension(): unknown {
    return [{ url: 'a' }];
  }
  toJSON(): unknown {
    return { url: 'a' };
  }
}
const heir = (own: JsonObject, inherited: JsonObject): JsonObject =>
  // Object.create gives any.
  Object.assign(Object.create(inherited) as JsonObject, own);

describe('what an object inherits is not seen', () => {
  test.each([
    { title: 'an extension', own: { name: 'n' }, inherited: { extension: [{ url: 'a' }] } },
    { title: 'a property FHIR does not know', own: { name: 'n' }, inherited: { foo: 1 } },
    { title: 'a property of another kind', own: { name: 'n' }, inherited: { title: 5, rest: 'a' } },
    {
      title: 'a partner of a value',
      own: { name: 'n' },
      inherited: { _name: { extension: [{ url: 'a' }] } },
    },
    { title: 'a value of a partner', own: { _name: { id: 'a' } }, inherited: { name: 5 } },
    { title: 'a partner of a null', own: { name: null }, inherited: { _name: { id: 'a' } } },
    { title: 'a partner in an array', own: { format: [null] }, inherited: { _format: [{ id: 'a' }] } },
    { title: 'values of partners', own: { _format: [null, { id: 'a' }] }, inherited: { format: ['a', 'b'] } },
  ])('$title', ({ own, inherited }) => {
    const alone = statement(own);
    const withMore = heir(alone, inherited);
    expect(told(withMore)).toEqual(told(alone));
    expect(failed(withMore)).toEqual(failed(alone));
  });

  test.each([
    { title: 'the url', own: { valueUri: 'v' }, inherited: { url: 'a' } },
    { title: 'an url in order', own: { valueUri: 'v' }, inherited: { url: 'b' } },
    { title: 'a value', own: { url: 'a' }, inherited: { valueUri: 'v' } },
    {
      title: 'the value of a partner',
      own: { url: 'a', _valueUri: { id: 'a' } },
      inherited: { valueUri: 5 },
    },
    {
      title: 'a value that would be the first',
      own: { url: 'a', valueUri: null, valueCode: 'c' },
      inherited: { _valueUri: { id: 'a' } },
    },
    { title: 'everything', own: {}, inherited: { url: 'a', valueUri: 'v' } },
  ])('$title of an extension', ({ own, inherited }) => {
    const alone = statement({ extension: [own], rest: [{ extension: [own] }] });
    const item = heir(own, inherited);
    const withMore = statement({ extension: [item], rest: [{ extension: [item] }] });
    expect(told(withMore)).toEqual(told(alone));
    expect(failed(withMore)).toEqual(failed(alone));
  });

  test('what a class defines', () => {
    const json = { mode: 'server', modifierExtension: [{ url: 'b' }] };
    expect(told(statement({ rest: [new Element(json)] }))).toEqual(told(statement({ rest: [json] })));
    expect(told(new Element(statement({ name: 'n' })))).toEqual(told(statement({ name: 'n' })));
  });
});

describe('what an object of a class has itself is seen', () => {
  test('as in plain JSON', () => {
    const json = statement({
      name: 5,
      rest: [{ security: { modifierExtension: [{ url: 'a', extension: {} }] } }],
    });
    expect(told(new Element(json))).toEqual(told(json));
    expect(told(json)).not.toEqual([]);
  });

  test('an object without a prototype', () => {
    const json = statement({ extension: [{ url: 'a' }, { url: 'c' }], name: 5 });
    expect(told(Object.assign(Object.create(null) as JsonObject, json))).toEqual(told(json));
    expect(told(json)).toHaveLength(3);
  });

  test('an object that stands in several places', () => {
    const inner = statement({
      extension: [{ url: 'a' }],
      rest: [{ extension: [{ url: 'a' }, { url: 'c' }] }],
    });
    const entry = { resource: inner };
    const bundle = {
      resourceType: 'Bundle',
      entry: [entry, { resource: { ...inner, contained: [inner] } }, entry],
    };
    expect(told(bundle).sort()).toEqual(told(JSON.stringify(bundle)).sort());
    expect(failed(bundle)).toEqual(['no-a', 'listed', 'url']);
  });
});

describe('a polluted Object.prototype changes nothing', () => {
  const json = statement({
    name: null,
    format: ['a', null],
    title: 't',
    _url: { id: 'u' },
    extension: [{ url: 'a' }, { valueUri: 'v' }, { url: 'b', valueUri: null, valueCode: 'c' }],
    rest: [{ mode: 'server', extension: { url: 'c' } }, {}],
    contained: [{ resourceType: 'Patient', active: null, extension: [{ url: 'a', _valueUri: { id: 'v' } }] }],
  });
  const wanted = told(json);
  const wantedOfText = told(JSON.stringify(json));

  test.each([
    { name: 'foo', value: 1 },
    { name: 'extension', value: [{ url: 'a' }] },
    { name: 'url', value: 'a' },
    { name: 'valueUri', value: 'v' },
    { name: '_valueUri', value: { id: 'a' } },
    { name: 'valueCode', value: 5 },
    { name: 'name', value: 5 },
    { name: '_name', value: { id: 'a' } },
    { name: '_title', value: { extension: [{ url: 'a' }] } },
    { name: '_format', value: [null, { id: 'a' }] },
    { name: '_active', value: { id: 'a' } },
    { name: 'rest', value: [{}] },
    { name: 'id', value: 5 },
  ])('$name', ({ name, value }) => {
    const of: string[][] = [];
    Object.defineProperty(Object.prototype, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      of.push(told(json), told(JSON.stringify(json)));
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
    expect(of).toEqual([wanted, wantedOfText]);
  });
});
