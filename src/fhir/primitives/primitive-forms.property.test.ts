import fc from 'fast-check';
import { formOf } from './primitive-forms.js';

const textTypes =
  'string markdown code id uri url canonical oid uuid date dateTime instant time base64Binary xhtml'.split(
    ' ',
  );
const numberTypes = ['integer', 'unsignedInt', 'positiveInt', 'decimal'];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...'0123456789-:TZ+. /=aAuo\u0085\ud800', 'urn:oid:', 'urn:uuid:', '2013-02-29', '|'),
    )
    .map((parts) => parts.join('')),
);

test('no text and no number makes a form throw, and every fault tells something', () => {
  fc.assert(
    fc.property(text, fc.oneof(fc.double(), fc.integer()), (value, number) => {
      for (const type of textTypes) expect(formOf(type)?.(value)?.text).not.toBe('');
      for (const type of numberTypes) expect(formOf(type)?.(number)?.text).not.toBe('');
    }),
  );
});

test.each([
  { type: 'base64Binary', value: 'A'.repeat(20_000_000) },
  { type: 'base64Binary', value: `${'A'.repeat(76)}\r\n`.repeat(100_000) },
  { type: 'string', value: ' '.repeat(5_000_000) },
  { type: 'code', value: 'a '.repeat(5_000_000) },
  { type: 'oid', value: `urn:oid:1${'.1'.repeat(5_000_000)}` },
  { type: 'uri', value: `urn:uuid:${'a'.repeat(10_000_000)}` },
  { type: 'dateTime', value: `2013-04-30T10:00:00.${'9'.repeat(10_000_000)}x` },
  { type: 'xhtml', value: `<div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(1_000_000)}` },
  { type: 'xhtml', value: '<!---->'.repeat(1_000_000) },
])('$type: a value of millions of characters takes no time and no stack', ({ type, value }) => {
  const start = performance.now();
  formOf(type)?.(value);
  expect(performance.now() - start).toBeLessThan(3_000);
});
