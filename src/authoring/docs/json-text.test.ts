import fc from 'fast-check';
import { jsonText } from './json-text.js';

const long = 'a'.repeat(70);

test.each([
  { value: { a: 1, b: [true, null], c: {} }, text: '{ "a": 1, "b": [true, null], "c": {} }' },
  { value: [], text: '[]' },
  { value: { a: long, b: [1] }, text: `{\n  "a": "${long}",\n  "b": [1]\n}` },
  { value: { a: [long, 1] }, text: `{\n  "a": [\n    "${long}",\n    1\n  ]\n}` },
])('$value', ({ value, text }) => {
  expect(jsonText(value)).toBe(text);
});

test('it is the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
