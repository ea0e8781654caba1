import { link, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { command, faulty, good, inFolder } from './command.test.helper.js';

const pack = (name: string, more = ''): string => `language: 1
pack: ${name}
version: 1.2.3
title: A pack of our own
url: urn:test:${name}
fhirVersion: ["4.0"]
resource: CapabilityStatement
${more}rules:
  - key: ${name}-key
    severity: error
    human: It has a status.
    expression: status.exists()
    examples: { pass: [{ status: active }], fail: [{ kind: instance }] }
`;

const files = {
  's.json': good,
  'faulty.json': faulty,
  'rulepack.yaml': 'extends: [base.yaml]\npacks: [./ours.yaml]\nbaseline: known.json\n',
  'base.yaml': 'failOn: error\n',
  'ours.yaml': pack('ours', 'extends: [./below.yaml]\n'),
  'below.yaml': pack('below'),
  'known.json': '{"rulepackBaseline":1,"tool":"1.0.0","packs":{},"issues":[]}\n',
  'outcome.json': '{"resourceType":"OperationOutcome","issue":[]}',
};

const contents = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.keys(files).map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );

const sarif = ['validate', '--format', 'sarif', '--output'];

test.each([
  { args: [...sarif, 'symbolic', 's.json'], from: 's.json', says: 'one of the inputs' },
  { args: [...sarif, 'hard', 's.json'], from: 's.json', says: 'one of the inputs' },
  { args: [...sarif, 's.json', 'symbolic'], from: 's.json', says: 'one of the inputs' },
  { args: [...sarif, 'folder/s.json', 's.json'], from: '.', says: 'one of the inputs' },
  { args: [...sarif, 'hard', '--format', 'text', '--output', 'symbolic', 's.json'], from: 'base.yaml' },
  {
    args: [...sarif, 'folder/new', '--format', 'text', '--output', 'new', 's.json'],
    from: '.',
    says: 'another report',
  },
  { args: [...sarif, 'rulepack.yaml', 's.json'], says: 'the configuration' },
  { args: [...sarif, 'base.yaml', 's.json'], says: 'the configuration' },
  { args: [...sarif, 'symbolic', 's.json'], from: 'base.yaml', says: 'the configuration' },
  { args: [...sarif, 'known.json', 's.json'], says: 'the baseline' },
  { args: [...sarif, 'ours.yaml', 's.json'], says: 'a rule pack in use' },
  { args: [...sarif, 'below.yaml', 's.json'], says: 'a rule pack in use' },
  { args: ['test', '--output', 'symbolic', 'ours.yaml'], from: 'ours.yaml', says: 'one of the inputs' },
  { args: ['test', '--output', 'hard', 'ours.yaml'], from: 'ours.yaml', says: 'one of the inputs' },
  { args: ['test', '--output', 'below.yaml', 'ours.yaml'], says: 'what an input extends' },
  {
    args: ['merge', '--output', 'symbolic', 'outcome.json'],
    from: 'outcome.json',
    says: 'one of the inputs',
  },
  { args: ['validate', '--fix', '--output', 'faulty.json', 'faulty.json'], says: 'one of the inputs' },
  { args: ['validate', '--fix', '--output', 'no/such', 'faulty.json'], says: 'cannot be written' },
  { args: ['validate', '--fix', '--baseline', 'none.json', 'faulty.json'], says: 'There is no baseline' },
  {
    args: ['validate', '--fix', '--output', 'new', '--baseline', 's.json', 'faulty.json'],
    says: 'cannot be used',
  },
])('$args with links to $from changes no file', async ({ args, from, says = 'the configuration' }) => {
  await inFolder(files, async (folder) => {
    if (from === '.') await symlink('.', join(folder, 'folder'));
    else if (from !== undefined) {
      await symlink(from, join(folder, 'symbolic'));
      await link(join(folder, from), join(folder, 'hard'));
    }
    const names = await readdir(folder);
    const { exit, complaints } = await command(args, { at: folder });
    expect({ exit, complaints }).toEqual({ exit: 2, complaints: expect.stringContaining(says) as unknown });
    expect(await contents(folder)).toEqual(files);
    expect(await readdir(folder)).toEqual(names);
  });
});

test.each([
  { args: ['validate', '--format', 'ndjson', '--output', '-', 's.json'], says: '"OperationOutcome"' },
  { args: ['validate', '--output', '-', '--format', 'ndjson', 's.json'], says: '"OperationOutcome"' },
  { args: ['test', '--output', '-', 'ours.yaml'], says: 'all proved' },
  { args: ['merge', '--output', '-', 'outcome.json'], says: '"Bundle"' },
])('$args writes to standard output', async ({ args, says }) => {
  await inFolder(files, async (folder) => {
    const { exit, output } = await command(args, { at: folder });
    expect({ exit, output }).toEqual({ exit: 0, output: expect.stringContaining(says) as unknown });
    expect((await readdir(folder)).sort()).toEqual(Object.keys(files).sort());
  });
});

test.each([
  { args: ['--format', 'sarif', '--output', '-', '--format', 'text'], says: 'both go to standard output' },
  { args: ['--format', 'sarif', '--output', '-', '--output', 'b'], says: '--output b has no format' },
])('$args is refused', async ({ args, says }) => {
  const { exit, complaints } = await command(['validate', ...args, 's.json'], { files });
  expect({ exit, complaints }).toEqual({ exit: 2, complaints: expect.stringContaining(says) as unknown });
});

test('a report of test is replaced as a whole, and a link to it stays', async () => {
  await inFolder({ ...files, real: 'before' }, async (folder) => {
    await mkdir(join(folder, 'reports'));
    await symlink('../real', join(folder, 'reports', 'link'));
    const { exit } = await command(['test', '--output', 'reports/link', 'ours.yaml'], { at: folder });
    expect(exit).toBe(0);
    expect(await readFile(join(folder, 'real'), 'utf8')).toMatch(/^ours 1\.2\.3: /);
    expect(await readdir(join(folder, 'reports'))).toEqual(['link']);
  });
});
