import { eachChild, eachChildNamed } from './children.js';
import type { ElementNode, JsonObject } from './element.js';
import { locationOf } from './location.js';
import { modelOf } from './model/model.js';
import { isRaw, rawNode } from './raw.js';

const json: JsonObject = {
  a: 1,
  list: [1, [2, null, 3], { b: 'x' }],
  none: null,
  word: 'w',
  _word: { id: 'i' },
  words: ['u', null],
  _words: [null, { id: 'j' }, { id: 'k' }],
  _only: { id: 'o' },
  object: { c: { d: true } },
};

function collected(walk: (sink: (node: ElementNode) => boolean) => boolean): ElementNode[] {
  const found: ElementNode[] = [];
  walk((node) => {
    found.push(node);
    return false;
  });
  return found;
}

const root = rawNode(json, modelOf('4.0'));

test.each([
  { name: 'a', values: [1] },
  { name: 'list', values: [1, 2, 3, { b: 'x' }] },
  { name: 'none', values: [] },
  { name: 'word', values: ['w'] },
  { name: 'words', values: ['u', undefined, undefined] },
  { name: 'only', values: [undefined] },
  { name: 'object', values: [{ c: { d: true } }] },
  { name: '_word', values: [{ id: 'i' }] },
  { name: 'constructor', values: [] },
  { name: '__proto__', values: [] },
])('$name', ({ name, values }) => {
  const nodes = collected((sink) => eachChildNamed(root, name, sink));
  expect(nodes.map(({ value }) => value)).toEqual(values);
  expect(nodes.every(isRaw)).toBe(true);
});

test('children come in document order, partners with what they belong to', () => {
  const locations = collected((sink) => eachChild(root, sink)).map(locationOf);
  expect(locations.map((each) => each.replace(/^\./, ''))).toEqual([
    ...['a', 'list[0]', 'list[0]', 'list[2]', 'list[2]', 'word', 'words[0]', 'words[1]', 'words[2]'],
    ...['only', 'object'],
  ]);
});

test('a value has the children of its partner', () => {
  const ids = collected((sink) => eachChildNamed(root, 'words', sink)).flatMap((word) =>
    collected((sink) => eachChildNamed(word, 'id', sink)),
  );
  expect(ids.map(({ value }) => value)).toEqual(['j', 'k']);
});

test('the sink may have enough', () => {
  let count = 0;
  const isEnough = eachChild(root, () => {
    count += 1;
    return count === 2;
  });
  expect([isEnough, count]).toEqual([true, 2]);
});
