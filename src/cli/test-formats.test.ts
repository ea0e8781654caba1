import { command } from './command.test.helper.js';

const pack = (expression: string): string => `language: 1
pack: ours
version: 1.2.3
title: A pack of our own
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
rules:
  - key: ours
    severity: error
    human: It has a name.
    expression: ${expression}
    examples: { pass: [{ name: a }], fail: [{ title: a }] }
`;

const files = { 'ours.yaml': pack('name.exists()'), 'other.yaml': pack('title.exists()') };

test.each([
  {
    format: 'junit',
    args: ['ours.yaml'],
    exit: 0,
    begin: /^<\?xml [^\n]*\n<testsuites>\n {2}<testsuite name="ours"/,
  },
  { format: 'junit', args: ['ours.yaml', 'other.yaml'], exit: 1, begin: /^<\?xml/ },
  { format: 'fhir', args: ['ours.yaml'], exit: 0, begin: /^\{\n {2}"resourceType": "TestReport"/ },
  { format: 'fhir', args: ['ours.yaml', 'other.yaml'], exit: 1, begin: /^\{\n {2}"resourceType": "Bundle"/ },
  { format: 'text', args: ['ours.yaml'], exit: 0, begin: /^ours 1\.2\.3: .*all proved\n$/ },
])('$args as $format', async ({ format, args, exit, begin }) => {
  const ran = await command(['test', '--format', format, ...args], { files });
  expect(ran).toMatchObject({ exit, complaints: '' });
  expect(ran.output).toMatch(begin);
  const written = await command(['test', '--format', format, '--output', 'report', ...args], {
    files,
    environment: { FORCE_COLOR: '1' },
  });
  expect(written).toMatchObject({ exit, complaints: '', output: '', report: ran.output });
});

test.each([
  { args: ['--format', 'xml', 'ours.yaml'], says: /--format is one of text, junit, fhir, not xml/ },
  { args: ['--output', 'no/such/folder', 'ours.yaml'], says: /--output no\/such\/folder cannot be written/ },
  { args: ['--output', './ours.yaml', 'ours.yaml'], says: /one of the inputs; it would be overwritten/ },
])('$args is wrong usage', async ({ args, says }) => {
  const { exit, output, complaints } = await command(['test', ...args], { files });
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toMatch(says);
});

test('a defective pack is told, and the others are reported', async () => {
  const { exit, output, complaints } = await command(['test', '--format', 'junit', 'bad.yaml', 'ours.yaml'], {
    files: { ...files, 'bad.yaml': 'language: 1' },
  });
  expect(exit).toBe(3);
  expect(complaints).toMatch(/^bad\.yaml:1:1: /);
  expect(output).toContain('<testsuite name="ours"');
});
