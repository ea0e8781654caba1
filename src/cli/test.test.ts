import { shippedPackNames } from '../rules/shipped.js';
import { command, spawned } from './command.test.helper.js';

/** A pack with one rule; its examples begin in line 15. */
const pack = (
  examples: string,
  expression = "kind != 'instance' or implementation.exists()",
): string => `language: 1
pack: ours
version: 1.2.3
title: A pack of our own
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: ours
    severity: error
    human: An instance has an implementation.
    when: kind.exists()
    expression: ${expression}
    examples:
${examples}`;

const pass = '      pass: [{ kind: requirements }]\n';
const fail = '      fail: [{ kind: instance, $at: CapabilityStatement }]\n';
const skip = '      skip: [{ name: A }]\n';
const proved = pass + fail + skip;

const tested = (examples: string): ReturnType<typeof command> =>
  command(['test', 'ours.yaml'], { files: { 'ours.yaml': pack(examples) } });

test('a pack that its examples prove exits with 0', async () => {
  const { exit, output, complaints } = await tested(proved);
  expect({ exit, complaints }).toEqual({ exit: 0, complaints: '' });
  expect(output).toMatch(/^ours 1\.2\.3: [^\n]*3 examples: all proved\n$/);
});

test('without a name, the packs that ship are proved, whole and against every change', async () => {
  const { exit, output } = await command(['test', '--coverage', '--min', '100', '--mutate']);
  expect(exit).toBe(0);
  const lines = output.trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual(shippedPackNames());
  for (const line of lines) expect(line).toMatch(/: all proved$|: no rules$/);
}, 60_000);

test('a pack that ships has a name', async () => {
  const { exit, output } = await command(['test', 'capabilitystatement-websocket']);
  expect(exit).toBe(0);
  expect(output.split('\n')).toHaveLength(2);
});

test.each([
  {
    word: 'missed',
    title: 'a fail example that passes',
    examples: `${pass}      fail: [{ kind: instance }, { kind: capability }]\n${skip}`,
    at: '17:34',
  },
  {
    word: 'missed',
    title: 'a fail example that the rule does not apply to',
    examples: `${pass}      fail: [{ kind: instance }, { name: A }]\n${skip}`,
    at: '17:34',
  },
  {
    word: 'missed',
    title: 'a fail example that fails elsewhere',
    examples: `${pass}      fail: [{ kind: instance, $at: CapabilityStatement.kind }]\n${skip}`,
    at: '17:14',
  },
  {
    word: 'missed',
    title: 'a fail example with another message',
    examples: `${pass}      fail: [{ kind: instance, $message: No. }]\n${skip}`,
    at: '17:14',
  },
  {
    word: 'missed',
    title: 'a fail example with another number of issues',
    examples: `${pass}      fail: [{ kind: instance, $count: 2 }]\n${skip}`,
    at: '17:14',
  },
  {
    word: 'noisy',
    title: 'a pass example that fails',
    examples: `      pass: [{ kind: requirements }, { kind: instance }]\n${fail}${skip}`,
    at: '16:38',
  },
  {
    word: 'noisy',
    title: 'a pass example that FHIR refuses',
    examples: `      pass: [{ kind: requirements, kynd: a }]\n${fail}${skip}`,
    at: '16:14',
  },
  {
    word: 'vacuous',
    title: 'a pass example that the rule does not apply to',
    examples: `      pass: [{ kind: requirements }, { name: A }]\n${fail}${skip}`,
    at: '16:38',
  },
  {
    word: 'noisy',
    title: 'a skip example that passes',
    examples: `${pass}${fail}      skip: [{ kind: requirements }]\n`,
    at: '18:14',
  },
  {
    word: 'noisy',
    title: 'a skip example that fails',
    examples: `${pass}${fail}      skip: [{ kind: instance }]\n`,
    at: '18:14',
  },
])('$title is $word', async ({ word, examples, at }) => {
  const { exit, output } = await tested(examples);
  const [first = '', ...more] = output.trimEnd().split('\n');
  expect(exit).toBe(1);
  expect(first).toMatch(new RegExp(`^ours\\.yaml:${at} ${word} `));
  expect(more).toEqual([expect.stringMatching(/1 not proved$/)]);
});

test('the other rules of a pack keep quiet in a pass example', async () => {
  const other = `
  - key: other
    severity: error
    human: It has a name.
    expression: name.exists()
    examples: { pass: [{ name: A }], fail: [{}] }
`;
  const files = { 'ours.yaml': pack(proved) + other };
  const { exit, output } = await command(['test', 'ours.yaml'], { files });
  expect(exit).toBe(1);
  expect(output).toMatch(/^ours\.yaml:16:14 noisy /);
});

test('an example on which the rule cannot be evaluated is not proved', async () => {
  const examples = '      pass: [{ kind: instance }]\n      fail: [{ kind: instance, format: [a, b] }]\n';
  const files = { 'ours.yaml': pack(examples, "format.single() = 'a'") };
  const { exit, output } = await command(['test', 'ours.yaml'], { files });
  expect(exit).toBe(1);
  expect(output).toMatch(/^ours\.yaml:17:14 missed .*could not be evaluated/m);
});

test('the defects of a pack are told with their places', async () => {
  const files = { 'ours.yaml': pack(proved, "kynd != 'instance' or implementatoin.exists()") };
  const { exit, output, complaints } = await command(['test', 'ours.yaml'], { files });
  expect({ exit, output }).toEqual({ exit: 3, output: '' });
  expect(complaints).toMatch(
    /^ours\.yaml:14:17: .*\(unknown-element\)\nours\.yaml:14:39: .*\(unknown-element\)\n$/,
  );
});

test.each([
  { args: ['good.yaml', 'open.yaml'], exit: 1 },
  { args: ['open.yaml', 'good.yaml'], exit: 1 },
  { args: ['open.yaml', 'defective.yaml', 'good.yaml'], exit: 3 },
])('of $args, the worst decides: $exit', async ({ args, exit }) => {
  const files = {
    'good.yaml': pack(proved),
    'open.yaml': pack(pass + pass.replace('pass', 'fail')),
    'defective.yaml': 'language: 1',
  };
  expect((await command(['test', ...args], { files })).exit).toBe(exit);
});

test('a pack that is not there does not stop the others', async () => {
  const files = { 'ours.yaml': pack(proved) };
  const { exit, output, complaints } = await spawned(['test', 'missing.yaml', 'ours.yaml'], { files });
  expect(exit).toBe(2);
  expect(complaints).toMatch(/^rulepack: missing\.yaml: /);
  expect(output).toContain('all proved');
});

test('--verbose lists every rule', async () => {
  const { output } = await command(['test', '--verbose', 'ours.yaml'], {
    files: { 'ours.yaml': pack(proved) },
  });
  expect(output).toMatch(/^ {2}ours: 3 of 3 examples proved$/m);
});

test.each([
  { args: ['--coverage'], exit: 0, summary: /75 % covered: all proved$/ },
  { args: ['--min', '75'], exit: 0, summary: /75 % covered: all proved$/ },
  { args: ['--min', '76'], exit: 1, summary: /75 % covered: 1 not proved$/ },
  { args: ['--mutate'], exit: 1, summary: /\d changes: \d not proved$/ },
])('$args exits with $exit', async ({ args, exit, summary }) => {
  const files = { 'ours.yaml': pack(pass + fail) };
  const ran = await command(['test', ...args, 'ours.yaml'], { files });
  expect(ran.exit).toBe(exit);
  expect(ran.output.trimEnd().split('\n').at(-1)).toMatch(summary);
});

test.each(['-1', '101', '1.5', '', 'x', '1e1'])('--min %j is wrong usage', async (min) => {
  const { exit, complaints } = await command(['test', `--min=${min}`]);
  expect(exit).toBe(2);
  expect(complaints).toMatch(/^rulepack: --min is a whole number from 0 to 100/);
});

test('--verbose with --coverage tells the percentage of every rule', async () => {
  const { output } = await command(['test', '--verbose', '--coverage', 'ours.yaml'], {
    files: { 'ours.yaml': pack(pass + fail) },
  });
  expect(output).toMatch(/^ {2}ours: 2 of 2 examples proved, 75 % covered$/m);
});

const tables = (row: string): string => `${pack(proved).split('rules:')[0] ?? ''}elements:
  CapabilityStatement.rest.mode: { min: 1, max: 1, type: code }
  ${row}
`;

test('the tables of a pack are counted and listed', async () => {
  const files = { 'ours.yaml': tables('Coding.code: { max: 1 }') };
  const { exit, output } = await command(['test', '--verbose', 'ours.yaml'], { files });
  expect({ exit, output }).toEqual({
    exit: 0,
    output: `  element CapabilityStatement.rest.mode: 2 of 2 derived examples proved
  element Coding.code: 2 of 2 derived examples proved
ours 1.2.3: 2 elements, 4 derived examples: all proved
`,
  });
});

test('a row that is not proved is told at its place, and the exit code is 1', async () => {
  const files = { 'ours.yaml': tables('ElementDefinition.path: { max: 1 }') };
  const { exit, output } = await command(['test', 'ours.yaml'], { files });
  expect(exit).toBe(1);
  expect(output).toMatch(/^ours\.yaml:11:3 untried element ElementDefinition\.path: on ElementDefinition: /);
  expect(output).toMatch(/ours 1\.2\.3: 2 elements, 2 derived examples: 1 not proved\n$/);
});

test('beside rules, tables are counted with them', async () => {
  const files = { 'ours.yaml': `${pack(proved)}extensions: { "urn:a": { context: [Coding] } }\n` };
  const { output } = await command(['test', 'ours.yaml'], { files });
  expect(output).toBe('ours 1.2.3: 1 rule, 3 examples, 1 extension, 3 derived examples: all proved\n');
});
