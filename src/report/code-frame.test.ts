import { createValidator } from '../engine/validator.js';
import { codeFrame } from './code-frame.js';
import { createStyle } from './style.js';

const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const plain = createStyle(false);
const validator = createValidator();

/** The frame of the issue with a key. */
function frameOf(text: string, key: string, lineOffset = 0): string[] {
  const result = validator.check(text);
  const place = result.issues.find((issue) => issue.key === key)?.place;
  if (place === undefined) throw new Error(`there is no issue ${key} with a place`);
  return codeFrame(text.split('\n'), place, lineOffset, plain);
}

/** What stands above the marker. */
function markedIn(frame: readonly string[]): string {
  const at = frame.findIndex((line) => /\| *\^+$/.test(line));
  const marker = frame[at] ?? '';
  return (frame[at - 1] ?? '').slice(marker.indexOf('^'), marker.length);
}

const statement = (name: unknown, uri: string): unknown => ({
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  name,
  rest: [{ mode: 'server', extension: [{ url: websocket, valueUri: uri }] }],
  publisher: 'p'.repeat(300),
});

test('shows the faulty line, the line before it, and their numbers', () => {
  const text =
    '{\n  "resourceType": "CapabilityStatement",\n  "fhirVersion": "4.0.1",\n  "nmae": "A",\n  "name": "B"\n}';
  expect(frameOf(text, 'shape-unknown-property')).toEqual([
    '    3 |   "fhirVersion": "4.0.1",',
    '  > 4 |   "nmae": "A",',
    '      |   ^^^^^^^^^^^',
  ]);
});

test('numbers count from the start of the file of an NDJSON line', () => {
  const frame = frameOf('{"resourceType":"CapabilityStatement","a":1}', 'shape-unknown-property', 11);
  expect(frame[0]).toMatch(/^ {2}> 12 \| \{"resourceType"/);
  expect(markedIn(frame)).toBe('"a":1');
});

test('a fault over many lines is cut', () => {
  const rest = [{ mode: 'server', extension: [1, 2].map(() => ({ url: websocket, valueUri: '/ws' })) }];
  const text = JSON.stringify({ resourceType: 'CapabilityStatement', rest }, null, 2);
  const frame = frameOf(text, 'ws-max');
  expect(frame.length).toBeLessThan(9);
  expect(frame.at(-1)).toMatch(/…$/);
});

describe('a document on one long line', () => {
  const text = JSON.stringify(statement('n'.repeat(5000), 'a b'));

  test('is cut around the fault', () => {
    const frame = frameOf(text, 'ws-uri-whitespace');
    expect(Math.max(...frame.map((line) => line.length))).toBeLessThan(130);
    expect(markedIn(frame)).toBe('"valueUri":"a b"');
  });

  test('shows on which sides something is left out', () => {
    const line = (key: string): string => frameOf(text, key)[0] ?? '';
    expect(line('ws-uri-whitespace')).toMatch(/\| ….*…$/);
    expect(frameOf(`{"a":1,${text.slice(1)}`, 'shape-unknown-property')[0]).toMatch(/\| \{"a":1,.*[^…]…$/);
    expect(frameOf(`${text.slice(0, -1)},"a":1}`, 'shape-unknown-property')[0]).toMatch(/\| ….*"a":1\}$/);
  });
});

test.each([
  { title: 'tabs', before: '\t\t"A"' },
  { title: 'what is shown as escapes', before: '"\u007f\u009b\u202e"' },
  { title: 'a long string of that', before: `"${'\u009b'.repeat(200)}"` },
  { title: 'letters beyond the basic plane', before: `"${'😀'.repeat(3)}"` },
])('the marker stands under the fault behind $title', ({ before }) => {
  const text = JSON.stringify(statement('A', 'a b')).replace('"A"', before);
  expect(markedIn(frameOf(text, 'ws-uri-whitespace'))).toBe('"valueUri":"a b"');
});

test('the marker is as wide as what it marks is shown', () => {
  const frame = frameOf(JSON.stringify(statement('A', 'a\u202eb c')), 'ws-uri-whitespace');
  expect(markedIn(frame)).toBe('"valueUri":"a\\u202eb c"');
});

test('a marker is there even where nothing is', () => {
  const frame = codeFrame(
    [''],
    { line: 1, column: 1, endLine: 1, endColumn: 1, offset: 0, endOffset: 0 },
    0,
    plain,
  );
  expect(frame).toEqual(['  > 1 | ', '      | ^']);
});
