import { loadParser } from '../../expression/parse.js';
import { constantAt } from './constant-at.js';
import { describeAt, type Description } from './describe.js';
import { expressionSpot } from './expression-spot.js';
import { packAt } from './pack-text.test.helper.js';
import { readYamlTree } from './yaml-tree.js';

const parse = await loadParser();

async function described(fields: string): Promise<(Description & { word: string }) | undefined> {
  const { text, offset } = packAt(fields);
  const tree = await readYamlTree(text);
  const spot = tree?.scalarAt(offset);
  const expression = tree && spot && expressionSpot(spot, tree);
  const found = expression && describeAt(expression, parse);
  return found && { ...found, word: text.slice(found.from, found.to) };
}

test.each([
  {
    fields: 'context: re‸st.mode',
    word: 'rest',
    title: 'CapabilityStatement.rest',
    lines: ['BackboneElement, 0..*'],
  },
  {
    fields: 'context: rest.mo‸de',
    word: 'mode',
    title: 'CapabilityStatement.rest.mode',
    lines: ['code, 1..1', 'One of client, server.'],
  },
  {
    fields: 'context: rest.mode‸',
    word: 'mode',
    title: 'CapabilityStatement.rest.mode',
    lines: ['code, 1..1', 'One of client, server.'],
  },
  {
    fields: 'context: rest\nexpression: "‸mode.exists()"',
    word: 'mode',
    title: 'CapabilityStatement.rest.mode',
    lines: ['code, 1..1', 'One of client, server.'],
  },
  {
    fields: "expression: >-\n  rest.where(\n    mo‸de = 'x')",
    word: 'mode',
    title: 'CapabilityStatement.rest.mode',
    lines: ['code, 1..1', 'One of client, server.'],
  },
  {
    fields: 'when: contact.telecom.sy‸stem',
    word: 'system',
    title: 'ContactPoint.system',
    lines: ['code, 0..1', 'One of phone, fax, email, pager, url, sms, other.'],
  },
  {
    fields: 'when: extension(%so‸cket).exists()',
    word: '%socket',
    title: '%socket',
    lines: ['"http://a.test/socket"', 'It is a String.'],
  },
  {
    fields: 'when: rest.cou‸nt() > %most',
    word: 'count',
    title: 'count()',
    lines: ['How many items there are.', 'It is an Integer.'],
  },
  {
    fields: 'context: rest\nwhen: "%res‸ource.exists()"',
    word: '%resource',
    title: '%resource',
    lines: ['The nearest resource around that element.', 'It is a CapabilityStatement.'],
  },
  {
    fields: 'message: It is {{rest.mo‸de}}.',
    word: 'mode',
    title: 'CapabilityStatement.rest.mode',
    lines: ['code, 1..1', 'One of client, server.'],
  },
  {
    fields: 'when: rest.where($th‸is.mode.exists())',
    word: '$this',
    title: '$this',
    lines: ['It is a BackboneElement.'],
  },
])('$fields', async ({ fields, ...wanted }) => {
  expect(await described(fields)).toMatchObject(wanted);
});

test('an element has a page', async () => {
  const found = await described('context: rest.mo‸de');
  expect(found?.link).toBe(
    'http://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.rest.mode',
  );
});

test('what differs between the versions is told of each', async () => {
  const found = await described('fhirVersion: ["3.0", "4.0"]\nwhen: instan‸tiates.exists()');
  expect(found?.lines).toEqual(['STU3: uri, 0..*', 'R4: canonical, 0..*']);
});

test.each(["when: name = 'x‸'", 'when: rest..mo‸de', 'human: Some wo‸rds', 'when: rest.nowh‸ere', 'key: a‸'])(
  'there is nothing to say of %j',
  async (fields) => {
    expect(await described(fields)).toBeUndefined();
  },
);

test.each([
  { fields: 'when: extension(%so‸cket).exists()', name: 'socket' },
  { fields: 'when: "‸%most = 3"', name: 'most' },
  { fields: 'message: No more than {{%most‸}}.', name: 'most' },
  { fields: 'examples: { pass: [{ extension: [{ url: $so‸cket }] }] }', name: 'socket' },
  { fields: 'examples: { pass: [{ extension: [{ url: "$socket‸|4.0" }] }] }', name: 'socket' },
  { fields: 'when: "%res‸ource.exists()"', name: undefined },
  { fields: 'when: "%nowh‸ere.exists()"', name: undefined },
  { fields: 'human: No $soc‸ket.', name: undefined },
])('the constant of $fields', async ({ fields, name }) => {
  const { text, offset } = packAt(fields);
  const tree = await readYamlTree(text);
  const spot = tree?.scalarAt(offset);
  const found = tree && spot && constantAt(spot, tree);
  expect(found && text.slice(found.from, found.to)).toBe(name);
});
