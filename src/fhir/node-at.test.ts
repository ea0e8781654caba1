import { childAt } from './children.js';
import type { ElementNode, JsonObject } from './element.js';
import { rootOf, shown } from './element.test.helper.js';
import type { JsonPath } from './location.js';
import { createNodeFinder } from './node-at.js';

const statement: JsonObject = {
  resourceType: 'CapabilityStatement',
  name: 'a',
  _name: { extension: [{ url: 'n' }] },
  _title: { extension: { url: 't' } },
  format: ['a', null, 'c'],
  _format: [null, { extension: [{ url: 'f' }] }],
  patchFormat: 'a',
  _patchFormat: { id: 'p', extension: [{ url: 'p' }] },
  rest: [
    { mode: 'server', extension: [{ url: 'a' }, { url: 'b', valueUri: 'v', _valueUri: { id: 'v' } }] },
    null,
    { mode: 'client', security: { extension: { url: 'c' } } },
  ],
  software: { name: 'a' },
  messaging: { documentation: 'a' },
  contained: [
    { resourceType: 'Patient', active: true },
    { resourceType: 'Foo', extension: [{ url: 'x' }] },
  ],
  foo: { bar: 1 },
  experimental: 'yes',
  _experimental: { extension: [{ url: 'e' }] },
  document: [5],
};
const find = (path: JsonPath): string | undefined => {
  const node = createNodeFinder(rootOf(statement))(path);
  return node && shown(node);
};

describe('finds the element at', () => {
  test.each<{ path: JsonPath; found: string }>([
    { path: ['name'], found: 'name: string = "a" _undefined' },
    { path: ['_name'], found: 'name: string = "a" _undefined' },
    { path: ['_name', 'extension', 0], found: 'extension[0]: Extension = {"url":"n"}' },
    { path: ['_title', 'extension'], found: 'extension[0]: Extension = {"url":"t"}' },
    { path: ['format', 0], found: 'format[0]: code = "a"' },
    { path: ['_format', 1, 'extension', 0, 'url'], found: 'url: uri = "f"' },
    { path: ['_patchFormat', 'extension', 0], found: 'extension[0]: Extension = {"url":"p"}' },
    { path: ['patchFormat'], found: 'patchFormat[0]: code = "a" _"p"' },
    { path: ['rest', 0, 'mode'], found: 'mode: code = "server"' },
    { path: ['rest', 0, 'extension', 1, 'valueUri'], found: 'value: uri = "v" _"v"' },
    { path: ['rest', 0, 'extension', 1, '_valueUri', 'id'], found: 'id: string = "v"' },
    { path: ['rest', 2, 'security', 'extension', 'url'], found: 'url: uri = "c"' },
    { path: ['messaging', 'documentation'], found: 'documentation: markdown = "a"' },
    { path: ['software', 'name'], found: 'name: string = "a"' },
    { path: ['contained', 0, 'active'], found: 'active: boolean = true' },
  ])('$path', ({ path, found }) => {
    expect(find(path)).toBe(found);
  });

  test('the root', () => {
    const root = rootOf(statement);
    expect(createNodeFinder(root)([])).toBe(root);
  });
});

describe('finds nothing at', () => {
  test.each<{ why: string; path: JsonPath }>([
    { why: 'a null', path: ['rest', 1] },
    { why: 'what is below a null', path: ['rest', 1, 'mode'] },
    { why: 'a null beside no partner', path: ['_format', 0, 'extension', 0] },
    { why: 'a property FHIR does not know', path: ['foo'] },
    { why: 'what is below a property FHIR does not know', path: ['foo', 'bar'] },
    { why: 'a property that is not there', path: ['rest', 0, 'security'] },
    { why: 'an index that is not there', path: ['rest', 3, 'mode'] },
    { why: 'a second item of what is no array', path: ['patchFormat', 1] },
    { why: 'the partner of a refused value', path: ['_experimental', 'extension', 0] },
    { why: 'what is below a refused element', path: ['document', 0, 'mode'] },
    { why: 'what is below a resource of an unknown type', path: ['contained', 1, 'extension', 0] },
    { why: 'what is below a value', path: ['name', 'length'] },
    { why: 'a name that objects inherit', path: ['constructor', 'name'] },
    { why: 'the resource type', path: ['resourceType'] },
  ])('$why', ({ path }) => {
    expect(find(path)).toBeUndefined();
  });
});

describe('paths one after the other', () => {
  const paths: readonly JsonPath[] = [
    ['rest', 0, 'extension', 0],
    ['rest', 0, 'extension', 1],
    ['rest', 0, 'extension', 1, 'valueUri'],
    ['rest', 2, 'security', 'extension'],
    ['rest', 0],
    ['rest', 1, 'mode'],
    ['rest', 2, 'mode'],
    ['_name', 'extension', 0],
    ['_title', 'extension'],
    ['_name', 'extension', 0],
    ['name'],
    ['_format', 1, 'extension', 0],
    ['format', 1],
    ['_format', 1],
    [],
    ['rest', 0, 'extension', 0, 'url'],
  ];
  const stepwise = (path: JsonPath): ElementNode | undefined => {
    let node: ElementNode | undefined = rootOf(statement);
    for (const [at, step] of path.entries()) {
      if (typeof step === 'number' || node === undefined) continue;
      const next = path[at + 1];
      const isOnly = node.type?.properties.get(step)?.element.repeats === true;
      node = childAt(node, step, typeof next === 'number' ? next : isOnly ? 0 : -1);
    }
    return node;
  };

  test.each([
    { title: 'in their order', order: paths },
    { title: 'in the other order', order: [...paths].reverse() },
    { title: 'each twice', order: paths.flatMap((path) => [path, path]) },
  ])('$title give what each gives alone', ({ order }) => {
    const finder = createNodeFinder(rootOf(statement));
    const found = order.map((path) => finder(path));
    expect(found.map((node) => node && shown(node))).toEqual(
      order.map(stepwise).map((node) => node && shown(node)),
    );
  });

  test('share the elements of their common beginning', () => {
    const finder = createNodeFinder(rootOf(statement));
    const [one, other] = [finder(['rest', 0, 'extension', 0]), finder(['rest', 0, 'extension', 1])];
    expect(one?.parent).toBeDefined();
    expect(other?.parent).toBe(one?.parent);
    expect(finder(['rest', 2, 'mode'])?.parent).not.toBe(one?.parent);
    expect(finder(['rest', 2, 'mode'])).toBe(finder(['rest', 2, 'mode']));
  });
});
