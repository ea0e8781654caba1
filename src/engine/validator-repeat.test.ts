import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { createValidator } from './validator.js';

const file = new URL(
  '../../test-cases/capabilitystatement-websocket/server-with-faults.json',
  import.meta.url,
);
const text = readFileSync(file, 'utf8');
const validator = createValidator();

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

test('an object is not changed', () => {
  const object: unknown = JSON.parse(text);
  validator.validate(object);
  expect(JSON.stringify(object)).toBe(JSON.stringify(JSON.parse(text)));
});

test('a frozen object gets the same outcome', () => {
  const object: unknown = JSON.parse(text);
  expect(validator.validate(frozen(JSON.parse(text)))).toEqual(validator.validate(object));
});

test('an object that is not frozen is not frozen by it', () => {
  const object = JSON.parse(text) as { rest: object[] };
  validator.validate(object);
  expect([object, object.rest, ...object.rest].some((each) => Object.isFrozen(each))).toBe(false);
});

const bytes = new TextEncoder().encode(text);
const expected = JSON.stringify(validator.validate(text));

test.each([
  { title: 'the same text', input: text },
  { title: 'its bytes', input: bytes },
  { title: 'a Buffer', input: Buffer.from(text) },
  { title: 'an ArrayBuffer', input: bytes.buffer },
  {
    title: 'an array of bytes from another realm',
    input: runInNewContext('Uint8Array.from(bytes)', { bytes: [...bytes] }) as unknown,
  },
  { title: 'a part of a larger buffer', input: Buffer.from(`xx${text}xx`).subarray(2, -2) },
  { title: 'a text with a byte order mark', input: `\ufeff${text}` },
  { title: 'bytes with a byte order mark', input: Buffer.from(`\ufeff${text}`) },
])('$title gives the same bytes', ({ input }) => {
  expect(JSON.stringify(validator.validate(input))).toBe(expected);
});

test('another validator gives the same bytes', () => {
  expect(JSON.stringify(createValidator().validate(text))).toBe(expected);
});

test('inputs between do not matter', () => {
  const others = [
    undefined,
    '{',
    '{"resourceType":"Patient"}',
    text.replace('4.0.1', '3.0.2'),
    new Uint8Array([0xff]),
  ];
  others.forEach((each) => validator.validate(each));
  expect(JSON.stringify(validator.validate(text))).toBe(expected);
});

test('check gives the outcome that validate gives, with an issue for each of its issues', () => {
  const { outcome, issues } = validator.check(text);
  expect(JSON.stringify(outcome)).toBe(expected);
  expect(issues.map(({ issue }) => issue)).toEqual(outcome.issue);
});
