import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.js';
import { run } from './run.js';

interface Made {
  readonly exit: number;
  readonly said: string;
  readonly proof: string;
  readonly text: string;
  readonly names: readonly string[];
}

/** Runs `new` in a folder of its own, then `test` on the file that is to hold the rule. */
async function made(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  file = 'rules.yaml',
): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const first = await inFolder(folder, ['new', ...args]);
    const second = await inFolder(folder, ['test', file]);
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    return { ...first, proof: second.said, text, names: (await readdir(folder)).sort() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inFolder(folder: string, args: readonly string[]): Promise<{ exit: number; said: string }> {
  let said = '';
  const write = (text: string | Uint8Array): Promise<void> => {
    said += String(text);
    return Promise.resolve();
  };
  const io: Io = {
    folder,
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
    input: async function* () {
      yield new Uint8Array();
    },
    output: write,
    complain: write,
    isOutputTerminal: false,
    isComplaintTerminal: false,
    interruption: () => AbortSignal.abort(),
    environment: {},
    today: () => '2026-06-15',
  };
  return { exit: await run(args, io, () => Promise.resolve('')), said };
}

const head = `# our rules
language: 1
pack: ours
version: 1.0.0
title: Ours
url: urn:test:ours
fhirVersion: ["4.0", "5.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
`;
const item = (indent: string): string =>
  [
    '- key: first',
    '  severity: error',
    '  human: It has a name.',
    '  expression: name.exists()',
    '  examples: { pass: [{ name: A }], fail: [{}] }',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');
const pack = `${head}rules:\n${item('  ')}`;

test.each([
  { args: [] },
  { args: ['--context', 'rest'] },
  { args: ['--context', 'rest.resource'] },
  { args: ['--context', 'rest.resource.searchParam'] },
  { args: ['--context', 'rest.mode'] },
  { args: ['--context', "rest.extension('http://server.test/x')"] },
  {
    args: ['--context', "rest.resource.where(type = 'Patient')", '--expression', 'searchParam.count() <= 1'],
  },
  { args: ['--expression', "kind = 'instance' implies implementation.exists()"] },
  { args: ['--expression', 'format.exists()'] },
  { args: ['--expression', "url.matches('^https://')"] },
  { args: ['--expression', 'name.length() <= 20'] },
  { args: ['--expression', 'experimental = false'] },
  { args: ['--expression', "rest.all(resource.where(type = 'Patient').exists())"] },
  { args: ['--context', 'rest', '--expression', 'resource.type.isDistinct()'] },
  { args: ['--context', 'rest.resource.searchParam', '--expression', "type in ('string' | 'token')"] },
  { args: ['--context', "rest.extension('http://server.test/x')", '--expression', 'value is uri'] },
  { args: ['--context', 'rest', '--expression', "%resource.kind = 'instance'"] },
  { args: ['--fhir-version', '3.0', '--context', 'rest.operation'] },
  { args: ['--fhir-version', '5.0', '--fhir-version', '4.0.1'] },
  { args: ['--fhir-version', '4.3', '--severity', 'error', '--human', "It's: {a} #1."] },
  { args: ['--resource', 'Patient', '--context', 'contact', '--expression', 'name.family.exists()'] },
  { args: ['--resource', 'Resource', '--expression', 'id.exists()'] },
])('a new pack with the rule $args is proved at once', async ({ args }) => {
  const { exit, said, proof } = await made(['my-rule', ...args]);
  expect({ exit, said }).toEqual({
    exit: 0,
    said: expect.stringMatching(
      /^rules\.yaml:\d+: the rule my-rule is written: .*\nProve it: .*\n$/,
    ) as string,
  });
  expect(proof).toBe('rules 0.1.0: 1 rule, 2 examples: all proved\n');
});

test('a new pack says what it is', async () => {
  const { text, names } = await made(['my-rule', '--pack', 'Our Rules.yaml'], {}, 'Our Rules.yaml');
  expect(names).toEqual(['Our Rules.yaml']);
  const lines = text.split('\n');
  expect(lines[0]).toMatch(/^# yaml-language-server: \$schema=\S+\/rules\/rule-pack\.schema\.json$/);
  expect(lines.slice(1, 8)).toEqual([
    'language: 1',
    'pack: our-rules',
    'version: 0.1.0',
    'title: The rules of our-rules',
    'url: urn:rulepack:our-rules',
    'fhirVersion: ["4.0"]',
    'resource: CapabilityStatement',
  ]);
});

test.each([
  { title: 'indented', before: pack, after: '', indent: '  ' },
  { title: 'not indented', before: `${head}rules:\n${item('')}`, after: '', indent: '' },
  { title: 'far indented', before: `${head}rules:\n${item('      ')}`, after: '', indent: '      ' },
  {
    title: 'with comments',
    before: `${head}rules: # all\n  # one\n${item('  ')}    # of it\n`,
    after: '  # the end\n# of all\n',
    indent: '  ',
  },
  {
    title: 'with an anchor',
    before: `${head}rules: &all\n${item('  ').replace('{ name: A }', '&a { name: A }')}`,
    after: '',
    indent: '  ',
  },
  {
    title: 'before other fields',
    before: pack.replace('title: Ours\n', ''),
    after: 'title: Ours\n',
    indent: '  ',
  },
  { title: 'before the end of the document', before: pack, after: '...\n', indent: '  ' },
  { title: 'behind a byte order mark', before: `\uFEFF${pack}`, after: '', indent: '  ' },
  {
    title: 'with a block of text at its end',
    before: pack + '    docs: |\n      A text.\n\n      # no comment\n',
    after: '',
    indent: '  ',
  },
])('a pack whose rules are $title keeps its layout', async ({ before, after, indent }) => {
  const { exit, text, proof } = await made(
    ['second', '--severity', 'error'],
    { 'ours.yaml': before + after },
    'ours.yaml',
  );
  expect(exit).toBe(0);
  expect(text.slice(0, before.length)).toBe(before);
  expect(text.slice(text.length - after.length)).toBe(after);
  const added = text.slice(before.length, text.length - after.length);
  expect(added).toMatch(new RegExp(`^${indent}- key: second\n${indent}  severity: error\n`));
  expect(proof).toContain('ours 1.0.0: 2 rules, 4 examples');
});

test('line ends stay what they are', async () => {
  const { text, proof } = await made(['second'], { 'ours.yaml': pack.replaceAll('\n', '\r\n') }, 'ours.yaml');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(proof).toContain('all proved');
});

test('a last line without an end gets one', async () => {
  const { text, proof } = await made(['second'], { 'ours.yaml': pack.trimEnd() }, 'ours.yaml');
  expect(text.startsWith(`${pack}  - key: second\n`)).toBe(true);
  expect(proof).toContain('all proved');
});

test('rules that are apart stay apart', async () => {
  const two = `${pack}\n${item('  ').replace('first', 'other')}`;
  const { text } = await made(['second'], { 'ours.yaml': two }, 'ours.yaml');
  expect(text.startsWith(`${two}\n  - key: second\n`)).toBe(true);
});

test.each([
  {
    title: 'another type',
    args: ['--resource', 'Patient', '--context', 'contact', '--expression', 'name.exists()'],
    line: 'resource: Patient',
  },
  { title: 'fewer versions', args: ['--fhir-version', '4.0'], line: 'fhirVersion: ["4.0"]' },
])('in a pack that is there, a rule says $title itself', async ({ args, line }) => {
  const { text, proof } = await made(['second', ...args], { 'ours.yaml': pack }, 'ours.yaml');
  expect(text.split('\n')).toContain(`    ${line}`);
  expect(proof).toContain('all proved');
});

test.each([
  {
    title: 'no path',
    args: ['--context', 'descendants().ofType(uri)', '--expression', 'length() < 10'],
    open: ['pass', 'fail'],
    words: ['vacuous pass', 'missed fail'],
  },
  {
    title: 'nothing that can fail',
    args: ['--expression', 'descendants().count() >= 0'],
    open: ['fail'],
    words: ['missed fail'],
  },
  {
    title: 'nothing that can hold',
    args: ['--expression', 'name.exists() and name.empty()'],
    open: ['pass'],
    words: ['noisy pass'],
  },
])('for $title, it says what to fill in', async ({ args, open, words }) => {
  const { exit, said, text, proof } = await made(['my-rule', ...args]);
  expect(exit).toBe(0);
  expect(said).toContain(`No ${open.join(' and no ')} example was found`);
  expect([...text.matchAll(/^ *# Fill in .*\n *(\w+):/gm)].map(([, list]) => list)).toEqual(open);
  for (const word of words)
    expect(proof).toMatch(new RegExp(`${word} example 1 \\(to be filled in, so that it `));
});

test('examples of other rules that no longer hold are told', async () => {
  const args = ['second', '--severity', 'error', '--expression', 'description.exists()'];
  const { exit, said } = await made(args, { 'ours.yaml': pack }, 'ours.yaml');
  expect(exit).toBe(0);
  expect(said).toContain('Other examples are no longer proved: pass example 1 of first;');
});

const flow = `${head}rules: [{ key: first, severity: error, human: A., expression: name.exists(), examples: { pass: [{ name: A }], fail: [{}] } }]\n`;

test.each([
  { title: 'no key', args: [], says: /Name the key/ },
  { title: 'two keys', args: ['a', 'b'], says: /One rule at a time/ },
  { title: 'a key in another form', args: ['MyRule_1'], says: /my-rule-1 would do/ },
  { title: 'a key of 65 characters', args: ['a'.repeat(65)], says: /64 characters/ },
  { title: 'a key with a control character', args: ['a\u001b[2J'], says: /^rulepack: "a\\u001b\[2J" cannot/ },
  {
    title: 'a key that is taken',
    args: ['first'],
    files: { 'ours.yaml': pack },
    says: /already, in line 11/,
  },
  { title: 'two packs', args: ['second'], files: { 'a.yaml': pack, 'b.yml': pack }, says: /a\.yaml, b\.yml/ },
  { title: 'rules in brackets', args: ['second'], files: { 'ours.yaml': flow }, says: /in brackets/ },
  {
    title: 'the name of a pack that ships',
    args: ['second', '--pack', 'capabilitystatement-websocket'],
    says: /that ships/,
  },
  {
    title: 'a file that is no YAML by its name',
    args: ['second', '--pack', 'ours'],
    says: /did you mean ours\.yaml/,
  },
  { title: 'a folder that is not there', args: ['second', '--pack', 'no/ours.yaml'], says: /no such file/ },
  {
    title: 'an unknown element',
    args: ['a', '--expression', 'nam.exists()'],
    says: /Nothing was written: .*did you mean name/,
  },
  {
    title: 'an unknown element in the context',
    args: ['a', '--context', 'rst'],
    says: /Nothing was written: .*did you mean rest/,
  },
  { title: 'no FHIRPath', args: ['a', '--expression', 'name..exists('], says: /Nothing was written: / },
  {
    title: 'an expression that is no condition',
    args: ['a', '--expression', "name = 'A' or 'B'"],
    says: /neither true nor false/,
  },
  { title: 'an unknown type', args: ['a', '--resource', 'Pateint'], says: /no resource type Pateint/ },
  {
    title: 'a version that is not judged',
    args: ['a', '--fhir-version', '2.0'],
    says: /3\.0, 4\.0, 4\.3 or 5\.0/,
  },
  {
    title: 'a severity there is none of',
    args: ['a', '--severity', 'bad'],
    says: /error, warning, information/,
  },
  { title: 'an empty expression', args: ['a', '--expression', ''], says: /--expression is empty/ },
  {
    title: 'a version beyond the pack',
    args: ['a', '--fhir-version', '3.0'],
    files: { 'ours.yaml': pack },
    says: /only narrow/,
  },
])('$title is refused, and nothing is written', async ({ args, files = {}, says }) => {
  const { exit, said, text, names } = await made(args, files, Object.keys(files)[0] ?? 'rules.yaml');
  expect(exit).toBe(2);
  expect(said).toMatch(says);
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(names).toEqual(Object.keys(files));
  expect(text).toBe(Object.values(files)[0] ?? '');
});

test.each([
  {
    title: 'a defective pack',
    text: pack.replace('name.exists()', 'nam.exists()'),
    says: /^rules\.yaml:14:17: .*unknown-element/,
  },
  { title: 'other YAML', text: 'services:\n  web: {}\n', says: /missing-field/ },
  { title: 'an empty file', text: '', says: /The file is empty/ },
  { title: 'no YAML', text: 'a: [', says: /yaml-syntax/ },
])('$title is left alone', async ({ text, says }) => {
  const after = await made(['second', '--pack', 'rules.yaml'], { 'rules.yaml': text });
  expect(after).toMatchObject({ exit: 3, text });
  expect(after.said).toMatch(says);
});

test('YAML that is no pack is passed over', async () => {
  const files = { 'compose.yaml': 'services: {}\n', 'ours.yaml': pack };
  const { exit, said } = await made(['second'], files, 'ours.yaml');
  expect({ exit, said }).toEqual({ exit: 0, said: expect.stringMatching(/^ours\.yaml:/) as string });
});
