import { command, good, spawned, statement } from './command.test.helper.js';
import { formats } from './reporters.js';

const hidden = [
  { name: 'ESC', character: '\u001b' },
  { name: 'BEL', character: '\u0007' },
  { name: 'DEL', character: '\u007f' },
  { name: 'CSI of C1', character: '\u009b' },
  { name: 'right-to-left override', character: '\u202e' },
  { name: 'left-to-right isolate', character: '\u2066' },
];
// eslint-disable-next-line no-control-regex -- it looks for control characters
const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const pack = (message: string): string => `language: 1
pack: ours
version: 1.0.0
title: A pack of our own
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: ours
    severity: error
    human: It has a kind.
    expression: kind.exists()
    message: ${message}
    examples: { pass: [{ kind: instance }], fail: [{}] }
`;

describe.each(hidden)('$name', ({ character }) => {
  const name = `a${character}b.json`;
  const value = `wss://a${character}b c`;
  const odd = {
    'value.json': statement({ valueUri: value }),
    'raw.json': statement({ valueUri: value }).replace(/\\u00../, character),
    'property.json': good.replace('"rest"', JSON.stringify(`re${character}st`)),
    'type.json': `{"resourceType":${JSON.stringify(`A${character}`)}}`,
    'pack.yaml': pack(JSON.stringify(`a${character}b`)),
    'broken.yaml': pack(JSON.stringify(`{{a${character}b}}`)),
  };

  describe.each(formats)('in the format %s', (format) => {
    test.each([
      { title: 'in the name of a file', args: [name], files: { [name]: statement({ valueUri: 'a b' }) } },
      { title: 'in the name of a missing file', args: [`missing${character}.json`], files: {} },
      { title: 'in a pattern', args: [`*${character}.json`], files: {} },
      {
        title: 'in the name of a folder',
        args: [`a${character}`],
        files: { [`a${character}/b.json`]: good },
      },
      { title: 'in a value', args: ['value.json'], files: odd },
      { title: 'in a value, not escaped', args: ['raw.json'], files: odd },
      { title: 'in the name of a property', args: ['property.json'], files: odd },
      { title: 'in the type of a resource', args: ['type.json'], files: odd },
      { title: 'in a message of a pack', args: ['--pack', 'pack.yaml', 'value.json'], files: odd },
      { title: 'in an expression of a pack', args: ['--pack', 'broken.yaml', 'value.json'], files: odd },
    ])('never gets out $title', async ({ args, files }) => {
      const { output, complaints } = await command(['validate', '--format', format, ...args], { files });
      expect(output + complaints).not.toBe('');
      expect(output).not.toMatch(raw);
      expect(complaints).not.toMatch(raw);
    });
  });

  test.each([
    { title: 'in the name of a pack', args: ['--pack', `a${character}b`, 'value.json'] },
    { title: 'in the name of a missing file', args: [`a${character}b`] },
    { title: 'in an option', args: [`--a${character}`] },
  ])('never gets out of the process $title', async ({ args }) => {
    const { exit, output, complaints } = await spawned(['validate', ...args], { files: odd });
    expect(exit).toBe(2);
    expect(complaints).not.toBe('');
    expect(output + complaints).not.toMatch(raw);
  });
});

test.each(['fhir', 'ndjson'])('%s says the same when it is read', async (format) => {
  const name = hidden.map(({ character }) => character).join('a');
  const { output } = await command(['validate', '--format', format, name], { files: { [name]: good } });
  expect(JSON.parse(output)).toMatchObject({ extension: [{ valueString: name }] });
});

test.each(formats)('%s: a line break in a name does not begin a line', async (format) => {
  const { output } = await command(['validate', '--format', format, 'a\n::error::b.json'], {
    files: { 'a\n::error::b.json': good },
  });
  expect(output).not.toMatch(/^::error/m);
});
