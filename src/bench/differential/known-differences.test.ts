import type { JsonObject } from '../../fhir/element.js';
import { ask } from './ask.test.helper.js';
import { compare } from './compare.js';
import { ours, theirs, type Values } from './evaluate.js';
import { knownDifferences } from './known-differences.js';
import { statement, url } from './statement.test.helper.js';

interface Example {
  readonly row: string;
  readonly expression: string;
  readonly resource?: JsonObject;
  readonly values: Values;
  readonly said: Values;
}

const extended = { extension: [{ url, valueString: 'x' }] };
const patient = {
  resourceType: 'Patient',
  id: 'p',
  _active: extended,
  birthDate: '1970',
  deceasedDateTime: '2020-05-17T10:30:00.500Z',
  telecom: [{ rank: 1, _rank: extended }, { rank: 2 }],
  name: [{ family: 'a', _family: extended }, { family: 'a' }],
  contact: [{ name: { text: 'x' } }, { name: { text: 'y' } }],
  extension: [
    { url: '', valueInteger: 0 },
    { url, valueDateTime: '1970' },
  ],
  madeUp: 'x',
};
const first = 'at CapabilityStatement.rest[0].resource[0]';
const innerExtension = 'at CapabilityStatement.extension[2].extension[0]';

const examples: readonly Example[] = [
  { row: 'criterion', expression: 'rest.resource.where(readHistory)', values: [], said: [first] },
  { row: 'criterion', expression: 'rest.resource.exists(readHistory)', values: [false], said: [true] },
  {
    row: 'criterion',
    expression: 'rest.where(resource.type)',
    values: 'error',
    said: ['at CapabilityStatement.rest[0]', 'at CapabilityStatement.rest[1]'],
  },
  {
    row: 'types of ids, urls and extensions',
    expression: 'extension[0] is Extension',
    values: [true],
    said: [false],
  },
  {
    row: 'types of ids, urls and extensions',
    expression: 'extension[2].extension.ofType(Extension)',
    values: [innerExtension],
    said: [],
  },
  {
    row: 'types of ids, urls and extensions',
    expression: 'id.type().name',
    values: ['id'],
    said: ['String'],
  },
  {
    row: 'canonicals',
    expression: 'rest.resource.supportedProfile.ofType(String).exists()',
    values: [true],
    said: [false],
  },
  { row: 'values', expression: 'publisher.hasValue()', values: [false], said: [true] },
  { row: 'values', expression: 'text.`div`.hasValue()', values: [true], said: [false] },
  {
    row: 'toString of complex elements',
    expression: 'software.toString().exists()',
    values: [false],
    said: [true],
  },
  { row: 'patterns', expression: "name.matches('(?i)^SMALL$')", values: [true], said: 'error' },
  {
    row: 'patterns',
    expression: "description.replaceMatches('e.t', '')",
    values: ['onwo'],
    said: ['one\ntwo'],
  },
  { row: 'negative counts', expression: "('a' | 'b').skip(-1)", values: ['a', 'b'], said: ['b'] },
  { row: 'negative counts', expression: "'abc'.substring(1, -1)", values: [''], said: ['a'] },
  { row: 'signs', expression: '-contact.telecom.rank.first()', values: [-1], said: 'error' },
  {
    row: 'operands that are not needed',
    expression: 'true or rest.mode.single().exists()',
    values: [true],
    said: 'error',
  },
  {
    row: 'arguments that are not needed',
    expression: '{}.startsWith(rest.mode.single()).empty()',
    values: [true],
    said: 'error',
  },
  { row: 'several items beside nothing', expression: 'rest.mode in {}', values: 'error', said: [false] },
  { row: 'prototypes', expression: '1.5.value.exists()', values: [false], said: [true] },
  {
    row: 'elements without a value',
    expression: 'active.allTrue().exists()',
    resource: patient,
    values: [true],
    said: 'error',
  },
  {
    row: 'fractions of a second',
    expression: 'deceased = @2020-05-17T10:30:00.5Z',
    resource: patient,
    values: [true],
    said: [false],
  },
  {
    row: 'the empty url',
    expression: "extension('').exists()",
    resource: patient,
    values: [true],
    said: [false],
  },
  { row: 'values without an order', expression: 'true > false', values: 'error', said: [true] },
  { row: 'time zones', expression: 'date > @2024-02-01T10:00', values: [], said: [true] },
  {
    row: 'extensions of numbers',
    expression: 'telecom.rank.children().count()',
    resource: patient,
    values: [1],
    said: [0],
  },
  {
    row: 'equal values with different extensions',
    expression: 'name.family.isDistinct()',
    resource: patient,
    values: [false],
    said: [true],
  },
  { row: 'what is not FHIR', expression: 'children().count()', resource: patient, values: [12], said: [13] },
  { row: 'replacements', expression: "'ab'.replace('a', '$&')", values: ['$&b'], said: ['ab'] },
  { row: 'the last digit', expression: '0.1 * 3', values: [0.3], said: [0.30000000000000004] },
  { row: 'texts as numbers', expression: "0 + '1'", values: 'error', said: [1] },
  {
    row: 'years as numbers',
    expression: 'birthDate.toInteger()',
    resource: patient,
    values: [],
    said: [1970],
  },
  {
    row: 'dates and moments',
    expression: '@1970 ~ extension[1].value',
    resource: patient,
    values: [true],
    said: [false],
  },
  { row: 'dates and other things', expression: '1 = @2020', values: [false], said: [] },
  {
    row: 'moments in sets',
    expression: '(@2020-05-17T10:30:00Z).subsetOf(period.end)',
    resource: { resourceType: 'Encounter', period: { end: '2020-05-17T12:30:00+02:00' } },
    values: [true],
    said: [false],
  },
  { row: 'prototypes', expression: 'constructor.exists()', values: [false], said: [true] },
  { row: 'prototypes', expression: 'software.toString.exists()', values: [false], said: [true] },
  { row: 'names of JSON', expression: 'resourceType.exists()', values: [false], said: [true] },
  { row: 'names of JSON', expression: 'extension[0].valueUri.exists()', values: [false], said: [true] },
  {
    row: 'order of equivalent items',
    expression: "('a' | 'b') ~ ('b' | 'a')",
    values: [true],
    said: [false],
  },
  {
    row: 'items that are not needed',
    expression: 'rest.exists($index = 0 or (1 | 2).single() = 1)',
    values: [true],
    said: 'error',
  },
];

/** When fhirpath.js changes its mind, the row goes. */
test.each(examples)('$row: $expression', ({ row, expression, resource = statement, values, said }) => {
  const question = ask(expression, resource);
  expect(ours(question)).toEqual(values);
  expect(theirs(question)).toEqual(said);
  expect(compare(question)).toEqual({ kind: 'known', names: [row] });
});

test('every row has an example', () => {
  const shown = new Set(examples.map(({ row }) => row));
  expect(knownDifferences.filter(({ name }) => !shown.has(name))).toEqual([]);
});
