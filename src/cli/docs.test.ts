import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readShareFragment } from '../page/share-link.js';
import { command } from './command.test.helper.js';

const pack = (name: string, key: string): string => `language: 1
pack: ${name}
version: 1.0.0
title: Our rules
url: urn:${name}
fhirVersion: ["4.0"]
resource: CapabilityStatement
rules:
  - key: ${key}
    severity: warning
    human: It has a name.
    expression: name.exists()
    examples: { pass: [{ name: A }], fail: [{ status: active }] }
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-'));
  await writeFile(join(folder, 'ours.yaml'), pack('ours', 'one'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const docs = (...args: readonly string[]): ReturnType<typeof command> =>
  command(['docs', ...args], { at: folder });

const filesIn = async (inner: string): Promise<string[]> =>
  (await readdir(join(folder, inner), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, inner).length + 1))
    .sort();

test.each([
  {
    format: 'html',
    files: ['fhir-rulepack/issues.html', 'index.html', 'ours/index.html', 'ours/one.html', 'style.css'],
  },
  { format: 'md', files: ['README.md', 'fhir-rulepack/issues.md', 'ours/README.md', 'ours/one.md'] },
])('writes $format', async ({ format, files }) => {
  const ran = await docs('ours.yaml', '--output', 'site/rules', '--format', format);
  expect([ran.exit, ran.complaints]).toEqual([0, '']);
  expect(ran.output).toBe(`${files.length.toString()} files of 1 pack in site/rules\n`);
  expect(await filesIn('site/rules')).toEqual(files);
});

test('writes anew what it has written, removes what is no more, and leaves the rest', async () => {
  await docs('ours.yaml', '--output', 'site');
  await docs('ours.yaml', '--output', 'site', '--format', 'md');
  await writeFile(join(folder, 'site/ours/mine.html'), '<p>Mine</p>');
  await writeFile(join(folder, 'ours.yaml'), pack('ours', 'two'));
  const ran = await docs('ours.yaml', '--output', 'site');
  expect([ran.exit, ran.complaints]).toEqual([0, '']);
  expect(await filesIn('site')).toEqual([
    'README.md',
    'fhir-rulepack/issues.html',
    'fhir-rulepack/issues.md',
    'index.html',
    'ours/README.md',
    'ours/index.html',
    'ours/mine.html',
    'ours/one.md',
    'ours/two.html',
    'style.css',
  ]);
});

test('the folder of a pack that is no more goes with its pages', async () => {
  await writeFile(join(folder, 'others.yaml'), pack('others', 'one'));
  await docs('ours.yaml', 'others.yaml', '--output', 'site');
  await docs('others.yaml', '--output', 'site');
  expect(await readdir(join(folder, 'site'))).toEqual(['fhir-rulepack', 'index.html', 'others', 'style.css']);
});

describe.each([
  { title: 'no folder', args: ['ours.yaml'], exit: 2, says: '--output DIR' },
  { title: 'standard output', args: ['ours.yaml', '--output', '-'], exit: 2, says: '--output DIR' },
  {
    title: 'another format',
    args: ['ours.yaml', '--output', 'site', '--format', 'pdf'],
    exit: 2,
    says: 'html, md',
  },
  { title: 'a pack that is not there', args: ['none.yaml', '--output', 'site'], exit: 2, says: 'none.yaml' },
  {
    title: 'a defective pack',
    args: ['ours.yaml', 'bad.yaml', '--output', 'site'],
    exit: 3,
    says: 'bad.yaml:',
  },
  {
    title: 'two packs of one name',
    args: ['ours.yaml', 'same.yaml', '--output', 'site'],
    exit: 2,
    says: 'ours.yaml and same.yaml are both packs of the name ours',
  },
  {
    title: 'a pack of the name that issues from no rule have',
    args: ['taken.yaml', '--output', 'site'],
    exit: 2,
    says: 'taken.yaml: fhir-rulepack is the folder of issues that come from no rule; rename the pack',
  },
  {
    title: 'a file in place of the folder',
    args: ['ours.yaml', '--output', 'bad.yaml'],
    exit: 2,
    says: 'bad.yaml',
  },
])('$title', ({ args, exit, says }) => {
  test('is told, and nothing is written', async () => {
    await writeFile(join(folder, 'bad.yaml'), pack('bad', 'one').replace('name.exists()', 'nam.exists()'));
    await writeFile(join(folder, 'same.yaml'), pack('ours', 'two'));
    await writeFile(join(folder, 'taken.yaml'), pack('fhir-rulepack', 'two'));
    const before = await filesIn('.');
    const ran = await docs(...args);
    expect([ran.exit, ran.output, ran.complaints]).toEqual([exit, '', expect.stringContaining(says)]);
    expect(await filesIn('.')).toEqual(before);
  });
});

test.each([
  {
    title: 'a file of somebody else',
    name: 'site/index.html',
    make: (path: string) => writeFile(path, '<p>Mine</p>'),
  },
  {
    title: 'a page in a folder of a pack',
    name: 'site/ours/one.html',
    make: (path: string) => writeFile(path, 'Mine'),
  },
  { title: 'a folder', name: 'site/style.css', make: (path: string) => mkdir(path) },
  {
    title: 'a link',
    name: 'site/index.html',
    make: (path: string) => symlink(join(folder, 'ours.yaml'), path),
  },
])('$title in the way is left alone, and nothing is written', async ({ name, make }) => {
  await mkdir(join(folder, 'site/ours'), { recursive: true });
  await make(join(folder, name));
  const before = await filesIn('.');
  const ran = await docs('ours.yaml', '--output', 'site');
  expect([ran.exit, ran.complaints]).toEqual([
    2,
    `rulepack: ${name} was not written by rulepack docs; remove it, or name another folder.\n`,
  ]);
  expect(await filesIn('.')).toEqual(before);
  expect(await readFile(join(folder, 'ours.yaml'), 'utf8')).toBe(pack('ours', 'one'));
});

test.each([
  { playground: 'https://rules.test/try/', address: 'https://rules.test/try/' },
  { playground: '../try/', address: '../../try/' },
])('a rule opens in the playground at $playground', async ({ playground, address }) => {
  await docs('ours.yaml', '--output', 'site', '--playground', playground);
  const page = await readFile(join(folder, 'site/ours/one.html'), 'utf8');
  const href = /href="([^"]*)"[^>]*>Open in the playground/.exec(page)?.[1] ?? '';
  expect(href.startsWith(`${address}#share=`)).toBe(true);
  const shared = await readShareFragment(new URL(href, 'https://a.test').hash);
  expect(shared?.pack).toContain('key: one');
  expect(JSON.parse(shared?.statement ?? '')).toEqual({
    resourceType: 'CapabilityStatement',
    status: 'active',
  });
});
