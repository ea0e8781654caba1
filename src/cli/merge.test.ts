import { command, faulty, good } from './command.test.helper.js';
import { createValidator } from '../engine/validator.js';

const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';

/** As the HL7 validator writes it, with one issue that is ours as well. */
const theirs = JSON.stringify({
  resourceType: 'OperationOutcome',
  extension: [{ url: `${base}file`, valueString: './faulty.json' }],
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Two.</div>' },
  issue: [
    {
      extension: [
        { url: `${base}issue-line`, valueInteger: 1 },
        { url: `${base}issue-col`, valueInteger: 7 },
        { url: `${base}issue-source`, valueString: 'InstanceValidator' },
        { url: `${base}message-id`, valueCode: 'Extension_EXT_Type' },
      ],
      severity: 'error',
      code: 'structure',
      details: { text: 'The Extension definition allows for the types [uri] but found type url' },
      expression: ["CapabilityStatement.rest[0].extension[0]/*at*/[url='http://a.test']"],
    },
    {
      extension: [{ url: `${base}message-id`, valueCode: 'Only_Theirs' }],
      severity: 'warning',
      code: 'invalid',
      details: { text: 'Only theirs' },
      expression: ['CapabilityStatement'],
    },
  ],
});
const ours = JSON.stringify({
  ...createValidator().validate(faulty),
  extension: [{ url: `${base}file`, valueString: 'faulty.json' }],
});
const files = { 'ours.json': ours, 'hl7.json': theirs, 'good.json': good, 'text.json': 'Hello' };

interface Merged {
  readonly resourceType: string;
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: { readonly issue: readonly { readonly details: { readonly text: string } }[] };
  }[];
}

const texts = ({ entry }: Merged): string[][] =>
  entry.map(({ resource }) => resource.issue.map(({ details }) => details.text));

test('what the HL7 validator says besides joins what we say', async () => {
  const { exit, output, complaints } = await command(['merge', 'ours.json', 'hl7.json'], { files });
  expect({ exit, complaints }).toEqual({ exit: 0, complaints: '' });
  const merged = JSON.parse(output) as Merged;
  expect(merged).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
  const ownTexts = createValidator()
    .validate(faulty)
    .issue.map(({ details }) => details?.text);
  expect(texts(merged)).toEqual([[...ownTexts, 'Only theirs']]);
});

test('a Bundle is read as well as written', async () => {
  const first = await command(['merge', 'ours.json', 'hl7.json', '--output', 'report'], { files });
  const again = await command(['merge', 'bundle.json', '-'], {
    files: { 'bundle.json': first.report ?? '' },
    input: theirs,
  });
  expect(again.output).toBe(first.report);
});

test.each([
  { title: 'no file', args: [], says: 'Name the files' },
  { title: 'a file that is not there', args: ['none.json'], says: 'none.json: there is no such file' },
  { title: 'no JSON', args: ['ours.json', 'text.json'], says: 'text.json: it is no JSON' },
  {
    title: 'another resource',
    args: ['good.json'],
    says: 'it is no OperationOutcome, and no Bundle of them',
  },
  { title: 'an output that is an input', args: ['ours.json', '--output', 'ours.json'], says: 'overwritten' },
])('$title is told', async ({ args, says }) => {
  const { exit, output, complaints } = await command(['merge', ...args], { files });
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toContain(says);
});

test.each([
  { input: 'null' },
  { input: '[]' },
  { input: '{"resourceType":"Bundle","entry":[null]}' },
  { input: '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}' },
  { input: '{"resourceType":"Bundle","entry":{}}' },
  { input: '{"resourceType":"Bundle","entry":[]}' },
  { input: '{"resourceType":"OperationOutcome"}' },
  { input: '{"resourceType":"OperationOutcome","issue":[null]}' },
  { input: '{"resourceType":"OperationOutcome","issue":[{"severity":1}]}' },
  { input: '{"resourceType":"OperationOutcome","issue":[{"severity":"error","expression":"a"}]}' },
  { input: '{"resourceType":"OperationOutcome","issue":[],"extension":[{"url":"a","valueString":1}]}' },
])('$input is no outcome', async ({ input }) => {
  expect(await command(['merge', '-'], { input })).toMatchObject({ exit: 2, output: '' });
});

test('an outcome that is nested too deep is told', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const input = `{"resourceType":"OperationOutcome","issue":[{"severity":"error","x":${deep}}]}`;
  const { exit, complaints } = await command(['merge', '-'], { input });
  expect({ exit, complaints }).toEqual({
    exit: 2,
    complaints: 'rulepack: An outcome is nested too deep, or too large.\n',
  });
});
