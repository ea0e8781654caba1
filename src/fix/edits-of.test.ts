import type { Change } from '../input/change.js';
import { applyEdits } from './edit.js';
import { editsOf } from './edits-of.js';
import { openText } from './open-text.js';

/** The text after a change; undefined where it is refused. */
function changed(text: string, ...changes: readonly Change[]): string | undefined {
  const edits = editsOf(changes, openText(text));
  return edits && applyEdits(text, edits);
}

const rename = (...path: (string | number)[]): Change => ({ kind: 'rename', path, to: 'b' });
const remove = (...path: (string | number)[]): Change => ({ kind: 'remove', path });
const move = (path: (string | number)[], to: (string | number)[], as = 'x', isList = true): Change => ({
  kind: 'move',
  path,
  to,
  as,
  isList,
});

test.each<{ title: string; text: string; changes: readonly Change[]; after: string | undefined }>([
  { title: 'a name', text: '{ "a" :1 }', changes: [rename('a')], after: '{ "b" :1 }' },
  { title: 'an escaped name', text: '{"\\u0061":1}', changes: [rename('a')], after: '{"b":1}' },
  { title: 'a partner too', text: '{"a":1,"_a":{}}', changes: [rename('a')], after: '{"b":1,"_b":{}}' },
  { title: 'a partner alone', text: '{"_a":{}}', changes: [rename('_a')], after: '{"_b":{}}' },
  { title: 'a name that is taken', text: '{"a":1,"b":2}', changes: [rename('a')], after: undefined },
  {
    title: 'a name whose partner is taken',
    text: '{"a":1,"_b":{}}',
    changes: [rename('a')],
    after: undefined,
  },
  { title: 'a name that stands twice', text: '{"a":1,"a":2}', changes: [rename('a')], after: undefined },
  {
    title: 'below a name that stands twice',
    text: '{"c":{"a":1},"c":{}}',
    changes: [rename('c', 'a')],
    after: undefined,
  },
  { title: 'what is not there', text: '{"c":1}', changes: [rename('a')], after: undefined },
  {
    title: 'a value',
    text: '{"a": "x" }',
    changes: [{ kind: 'replace', path: ['a'], json: 'true' }],
    after: '{"a": true }',
  },
  {
    title: 'no value but an object',
    text: '{"a":{}}',
    changes: [{ kind: 'replace', path: ['a'], json: '1' }],
    after: undefined,
  },
  {
    title: 'a list around',
    text: '{"a":\t{ "b":1 } }',
    changes: [{ kind: 'wrap', path: ['a'] }],
    after: '{"a":\t[{ "b":1 }] }',
  },
  {
    title: 'no list around',
    text: '{"a": [\r\n 1.0\r\n] }',
    changes: [{ kind: 'unwrap', path: ['a'] }],
    after: '{"a": 1.0 }',
  },
  {
    title: 'no list around one of two',
    text: '{"a":[1,2]}',
    changes: [{ kind: 'unwrap', path: ['a'] }],
    after: undefined,
  },
  { title: 'the first away', text: '{ "a":1 , "b":2 }', changes: [remove('a')], after: '{ "b":2 }' },
  { title: 'the last away', text: '{ "a":1 , "b":2 }', changes: [remove('b')], after: '{ "a":1 }' },
  { title: 'an item away', text: '[1,\n 2,\n 3]', changes: [remove(1)], after: '[1,\n 3]' },
  {
    title: 'two beside each other away',
    text: '[1, 2, 3, 4]',
    changes: [remove(1), remove(2)],
    after: '[1, 4]',
  },
  {
    title: 'the last two away',
    text: '[1, 2, 3]',
    changes: [remove(2), remove(1)],
    after: '[1]',
  },
  {
    title: 'what holds nothing then away',
    text: '{"a": {"b": [1]}, "c":2}',
    changes: [remove('a', 'b', 0)],
    after: '{"c":2}',
  },
  { title: 'all away', text: '{"a":[1]}', changes: [remove('a', 0)], after: undefined },
])('writes $title', ({ text, changes, after }) => {
  expect(changed(text, ...changes)).toBe(after);
});

test.each<{ title: string; text: string; changes: readonly Change[]; after: string | undefined }>([
  {
    title: 'one step further in, with tabs and CRLF',
    text: '{\r\n\t"e": [\r\n\t\t{\r\n\t\t\t"v": 1\r\n\t\t}\r\n\t],\r\n\t"r": [\r\n\t\t{\r\n\t\t\t"m": 2\r\n\t\t}\r\n\t]\r\n}\r\n',
    changes: [move(['e', 0], ['r', 0])],
    after:
      '{\r\n\t"r": [\r\n\t\t{\r\n\t\t\t"m": 2,\r\n\t\t\t"x": [\r\n\t\t\t\t{\r\n\t\t\t\t\t"v": 1\r\n\t\t\t\t}\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}\r\n',
  },
  {
    title: 'on one line',
    text: '{"e":[{"v":1}],"r":[{"m":2}]}',
    changes: [move(['e', 0], ['r', 0])],
    after: '{"r":[{"m":2,"x":[{"v":1}]}]}',
  },
  {
    title: 'to the end of a list',
    text: '{\n  "e": [1, {"v":1}],\n  "r": { "x": [\n    {"v":0}\n  ] }\n}',
    changes: [move(['e', 1], ['r'])],
    after: '{\n  "e": [1],\n  "r": { "x": [\n    {"v":0},\n    {"v":1}\n  ] }\n}',
  },
  {
    title: 'with another name for its list',
    text: '{ "e" : [ {"v":1} ], "m":2 }',
    changes: [move(['e', 0], [])],
    after: '{ "x" : [ {"v":1} ], "m":2 }',
  },
  {
    title: 'out of an object that holds nothing then',
    text: '{"r":{"m":1, "s":{"e":[{"v":1}]}}}',
    changes: [move(['r', 's', 'e', 0], ['r'])],
    after: '{"r":{"m":1,"x":[{"v":1}]}}',
  },
  {
    title: 'alone where no list is',
    text: '{"e":[{"v":1},2],"r":{"m":1}}',
    changes: [move(['e', 0], ['r'], 'x', false)],
    after: '{"e":[2],"r":{"m":1,"x":{"v":1}}}',
  },
  {
    title: 'nothing to a name that is taken',
    text: '{"e":[{"v":1}],"r":{"x":1}}',
    changes: [move(['e', 0], ['r'], 'x', false)],
    after: undefined,
  },
  {
    title: 'nothing to an object that is empty',
    text: '{"e":[{"v":1}],"r":{}}',
    changes: [move(['e', 0], ['r'])],
    after: undefined,
  },
])('moves $title', ({ text, changes, after }) => {
  expect(changed(text, ...changes)).toBe(after);
});
