import { command, faulty, good, retired, spawned, unwise } from './command.test.helper.js';

const pack = (name: string, expression: string): string => `language: 1
pack: ${name}
version: 1.0.0
title: A pack of our own
url: urn:test:${name}
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: ${name}-publisher
    severity: error
    human: It has a publisher.
    expression: ${expression}
    examples: { pass: [{ publisher: Ours }], fail: [{}] }
`;

const files = {
  'good.json': good,
  'retired.json': retired,
  'unwise.json': unwise,
  'faulty.json': faulty,
  'ours.yaml': pack('ours', 'publisher.exists()'),
  'packs/theirs.yaml': pack('theirs', 'publisher.exists()'),
  'mistyped.yaml': pack('mistyped', 'publischer.exists()'),
  'text.yaml': '{',
};

const keysIn = (output: string): (string | undefined)[] =>
  [...output.matchAll(/ \[([\w-]+)\]$/gm)].map(([, key]) => key);

test.each([
  { args: ['unwise.json'], keys: ['ws-retired', 'ws-tls'] },
  { args: ['--pack', 'capabilitystatement-websocket', 'unwise.json'], keys: ['ws-retired'] },
  { args: ['--pack', 'capabilitystatement-websocket-practice', 'unwise.json'], keys: ['ws-tls'] },
  { args: ['--pack', 'ours.yaml', 'unwise.json'], keys: ['ours-publisher'] },
  { args: ['--pack', './packs/theirs.yaml', 'unwise.json'], keys: ['theirs-publisher'] },
  {
    args: ['--pack', 'ours.yaml', '--pack', 'capabilitystatement-websocket', 'faulty.json'],
    keys: ['ours-publisher', 'ws-retired', 'ws-type'],
  },
  {
    args: ['--pack', 'ours.yaml', '--pack=packs/theirs.yaml', 'good.json'],
    keys: ['ours-publisher', 'theirs-publisher'],
  },
])('validate $args', async ({ args, keys }) => {
  const { output, complaints } = await command(['validate', ...args], { files });
  expect(keysIn(output)).toEqual(keys);
  expect(complaints).toBe('');
});

test.each([
  { name: 'mistyped.yaml', place: 'mistyped.yaml:13:17', code: 'unknown-element' },
  { name: './mistyped.yaml', place: './mistyped.yaml:13:17', code: 'unknown-element' },
  { name: 'text.yaml', place: 'text.yaml:1:2', code: 'yaml-syntax' },
])(
  'the defects of $name are told with their place, and nothing is validated',
  async ({ name, place, code }) => {
    const { exit, output, complaints } = await command(['validate', '--pack', name, 'good.json'], { files });
    expect(exit).toBe(3);
    expect(output).toBe('');
    expect(complaints.split('\n')[0]).toMatch(new RegExp(`^${place}: .*\\(${code}\\)$`));
  },
);

test.each([
  { name: 'capabilitystatement-websockt', says: 'did you mean capabilitystatement-websocket?' },
  { name: 'missing.yaml', says: 'capabilitystatement-websocket-practice' },
  { name: 'packs', says: 'packs' },
])('$name is no pack', async ({ name, says }) => {
  const { exit, output, complaints } = await spawned(['validate', '--pack', name, 'good.json'], { files });
  expect(exit).toBe(2);
  expect(output).toBe('');
  expect(complaints).toContain(`${name}: `);
  expect(complaints).toContain(says);
});

test('of two packs with one name, none is passed over in silence', async () => {
  const twins = { 'a.yaml': pack('ours', 'rest.exists()'), 'b.yaml': pack('ours', 'publisher.exists()') };
  const args = ['validate', '--pack', 'a.yaml', '--pack', 'b.yaml', 'good.json'];
  const { exit } = await command(args, { files: { ...files, ...twins } });
  expect(exit).not.toBe(0);
});

test.each([
  { args: ['validate', '--pack', 'missing.yaml', '--pack', 'mistyped.yaml', 'good.json'] },
  { args: ['validate', '--pack', 'mistyped.yaml', '--pack', 'missing.yaml', 'good.json'] },
  { args: ['test', 'missing.yaml', 'mistyped.yaml'] },
  { args: ['test', 'mistyped.yaml', 'missing.yaml'] },
])('a defective pack outweighs a missing one: $args', async ({ args }) => {
  const { exit, complaints } = await spawned(args, { files });
  expect(complaints).toContain('mistyped.yaml:13:17');
  expect(exit).toBe(3);
});
