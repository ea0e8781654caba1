import fc from 'fast-check';
import { createValidator } from './validator.js';

const validator = createValidator();
const names = (
  'id _id url _url extension modifierExtension value valueUri _valueUri valueUrl valueCoding valueDecimal contained ' +
  'name given _given rest mode _mode resource entry parameter part text fhirVersion format _format security cors start ' +
  'code searchParam interaction messaging document kind status foo __proto__'
).split(' ');
const types = ['CapabilityStatement', 'CapabilityStatement', 'Bundle', 'Parameters', 'Patient', 'Foo'];
const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
const words = [
  websocket,
  'wss://a.test',
  '4.0.1',
  '3.0.2',
  '5.0.0',
  '4.6.0',
  'server',
  '',
  ' ',
  'a\u0000',
  '\ud800',
];

const { object } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.constantFrom(...words, null, true, 0, 1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
    tie('object'),
  ),
  object: fc
    .tuple(
      fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
      fc.option(fc.constantFrom(...types)),
    )
    .map(([json, resourceType]) => (resourceType === null ? json : { ...json, resourceType })),
}));

/** Severity, key and expression of every issue. */
const told = (input: unknown): string[] =>
  validator
    .check(input)
    .issues.map(({ issue, key }) => [issue.severity, key, ...(issue.expression ?? [])].join(' '));

const exceptions = (issues: readonly string[]): string[] =>
  issues.filter((each) => each.includes('shape-unreadable'));

test('any resource, however odd, gets a verdict, the same from text, bytes and object', () => {
  fc.assert(
    fc.property(
      object,
      fc.constantFrom(...types),
      fc.constantFrom('', ' ', '\r\n\t'),
      (json, resourceType, space) => {
        const text = JSON.stringify({ ...json, resourceType }, null, space);
        const fromText = told(text);
        expect(exceptions(fromText)).toEqual([]);
        expect(told(new TextEncoder().encode(text))).toEqual(fromText);
        expect(told(JSON.parse(text)).sort()).toEqual([...fromText].sort());
      },
    ),
    { numRuns: 300 },
  );
});

test('every issue of a text has a range within it, which holds the value at its path', () => {
  fc.assert(
    fc.property(object, fc.constantFrom(...types), (json, resourceType) => {
      const text = JSON.stringify({ resourceType, ...json }, null, 2);
      for (const { place } of validator.check(text).issues) {
        const range = text.slice(place?.offset, place?.endOffset);
        const isProperty = /^"(?:[^"\\]|\\.)*":/.test(range);
        expect(() => JSON.parse(isProperty ? `{${range}}` : range) as unknown).not.toThrow();
      }
    }),
    { numRuns: 300 },
  );
});
