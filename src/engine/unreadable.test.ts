import { shapeIssues } from './shape.test.helper.js';
import { createValidator } from './validator.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Little endian; for big endian the bytes of every pair change places. */
function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Uint8Array.from(
    [...text].flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]),
  );
  return isBig ? bytes.map((_, at) => bytes[at ^ 1] ?? 0) : bytes;
}

describe('bytes that are no text', () => {
  const json = '{"resourceType":"Patient"}';
  test.each([
    { title: 'UTF-16 LE with a mark', bytes: utf16(`\uFEFF${json}`, false), key: 'shape-utf-16' },
    { title: 'UTF-16 BE with a mark', bytes: utf16(`\uFEFF${json}`, true), key: 'shape-utf-16' },
    { title: 'UTF-16 LE', bytes: utf16(json, false), key: 'shape-utf-16' },
    { title: 'UTF-16 BE', bytes: utf16(json, true), key: 'shape-utf-16' },
    { title: 'Latin-1', bytes: Uint8Array.of(0x22, 0xe9, 0x22), key: 'shape-utf-8' },
    { title: 'a character that is cut off', bytes: bytesOf('{"a":"é').subarray(0, -1), key: 'shape-utf-8' },
  ])('$title', ({ bytes, key }) => {
    expect(shapeIssues(bytes)).toEqual([expect.stringMatching(`^fatal ${key}\\b`)]);
    expect(createValidator().check(bytes).isReadable).toBe(false);
  });

  test('the offset of the first bad byte is told', () => {
    const [issue] = createValidator().validate(Uint8Array.of(...bytesOf('{"a":"€'), 0xe9, 0x22, 0x7d)).issue;
    expect(issue?.details?.text).toMatch(/\b9\b/);
  });
});

test.each([
  { title: 'no text', input: '' },
  { title: 'white space', input: ' \r\n\t ' },
  { title: 'no bytes', input: new Uint8Array() },
  { title: 'an empty buffer', input: new ArrayBuffer(0) },
  { title: 'a byte order mark', input: bytesOf('\uFEFF') },
])('$title is empty', ({ input }) => {
  expect(shapeIssues(input)).toEqual(['fatal shape-empty 1:1']);
  expect(createValidator().check(input).isReadable).toBe(false);
});

describe('text that is no JSON', () => {
  test.each([
    { title: 'words', text: 'hello', at: '1:1' },
    { title: 'YAML', text: 'resourceType: Patient\n', at: '1:1' },
    { title: 'NaN', text: '{"resourceType":"Patient",\n"multipleBirthInteger": NaN}', at: '2:25' },
    { title: 'a trailing comma', text: '{"resourceType":"Patient",\n}', at: '2:1' },
    { title: 'a trailing comma in an array', text: '{"resourceType":"Patient",\n"name":[{},]}', at: '2:12' },
    { title: 'a line comment', text: '{"resourceType":"Patient", // why\n"active":true}', at: '1:28' },
    { title: 'a block comment', text: '/* why */ {"resourceType":"Patient"}', at: '1:1' },
    { title: 'single quotes', text: "{'resourceType':'Patient'}", at: '1:2' },
    { title: 'a raw control character', text: '{"resourceType":"Patient",\n"id":"\u0001"}', at: '2:7' },
    { title: 'a raw line break in a string', text: '{"resourceType":"Patient",\n"id":"a\nb"}', at: '2:8' },
    { title: 'an early end', text: '{"resourceType":"Patient"', at: '1:26' },
    { title: 'an early end behind a line break', text: '{"resourceType":"Patient",\n', at: '2:1' },
    { title: 'two resources', text: '{"resourceType":"Patient"}\n{"resourceType":"Patient"}', at: '2:1' },
    { title: 'a fault behind carriage returns', text: '{\r\n"resourceType":\r\nPatient}', at: '3:1' },
    { title: 'a fault behind characters of two units', text: '{"resourceType":"😀" x}', at: '1:22' },
  ])('$title', ({ text, at }) => {
    expect(shapeIssues(text)).toEqual([`fatal shape-json ${at}`]);
    expect(shapeIssues(bytesOf(`\uFEFF${text}`))).toEqual([`fatal shape-json ${at}`]);
    expect(createValidator().check(text).isReadable).toBe(false);
  });
});

test('the place of a fault is one character', () => {
  const [issue] = createValidator().check('{"a":\n NaN}').issues;
  expect(issue?.place).toEqual({ line: 2, column: 2, endLine: 2, endColumn: 3, offset: 7, endOffset: 8 });
});
