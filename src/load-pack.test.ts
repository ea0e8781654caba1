import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack } from './load-pack.js';
import { RulePackError } from './rules/rule-error.js';

const pack = (fields: string): string => `language: 1
pack: small
version: 1.0.0
title: Small
url: urn:test:small
fhirVersion: ["4.0"]
resource: CapabilityStatement
${fields}rules:
  - key: one
    severity: error
    human: It holds.
    expression: name.exists()
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`;

let root = '';
let folder = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rulepack-'));
  folder = join(root, 'packs');
  await mkdir(join(folder, 'sub'), { recursive: true });
  await writeFile(join(root, 'outside.yaml'), pack(''));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'good.yaml': pack(''),
    'sub/below.yaml': pack('extends: [../good.yaml]\n'),
    'extends-below.yaml': pack('extends: [./sub/below.yaml]\n'),
    'extends-file-link.yaml': pack('extends: [./file-link.yaml]\n'),
    'extends-folder-link.yaml': pack('extends: [./folder-link/outside.yaml]\n'),
    'extends-inner-link.yaml': pack('extends: [./inner-link.yaml]\n'),
    'extends-none.yaml': pack('extends: [./none.yaml]\n'),
    'extends-folder.yaml': pack('extends: [./sub]\n'),
    'extends-latin.yaml': pack('extends: [./latin.yaml]\n'),
    'latin.yaml': Uint8Array.from(pack('# caf\u00e9\n'), (character) => character.charCodeAt(0)),
    'utf-16.yaml': Buffer.from(`\ufeff${pack('')}`, 'utf16le'),
    'big.yaml': pack('').padEnd(256 * 1024 + 1, '#'),
    'full.yaml': pack('').padEnd(256 * 1024, '#'),
    'empty.yaml': '',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await symlink(join(root, 'outside.yaml'), join(folder, 'file-link.yaml'));
  await symlink(root, join(folder, 'folder-link'));
  await symlink(join(folder, 'good.yaml'), join(folder, 'inner-link.yaml'));
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

async function faultsOf(name: string): Promise<string[]> {
  try {
    await loadPack(join(folder, name), name);
    return [];
  } catch (error) {
    if (!(error instanceof RulePackError)) throw error;
    return error.errors.map(
      ({ code, place }) => `${place.file}:${place.line.toString()}:${place.column.toString()} ${code}`,
    );
  }
}

test.each([
  { name: 'good.yaml', faults: [] },
  { name: 'full.yaml', faults: [] },
  { name: 'extends-below.yaml', faults: [] },
  { name: 'extends-inner-link.yaml', faults: [] },
  { name: 'big.yaml', faults: ['big.yaml:1:1 too-large'] },
  { name: 'latin.yaml', faults: ['latin.yaml:1:1 not-utf-8'] },
  { name: 'utf-16.yaml', faults: ['utf-16.yaml:1:1 not-utf-8'] },
  { name: 'empty.yaml', faults: ['empty.yaml:1:1 yaml-syntax'] },
  { name: 'extends-none.yaml', faults: ['extends-none.yaml:8:11 extends-not-found'] },
  { name: 'extends-folder.yaml', faults: ['extends-folder.yaml:8:11 extends-not-found'] },
  { name: 'extends-latin.yaml', faults: ['extends-latin.yaml:8:11 extends-not-found'] },
])('$name: $faults', async ({ name, faults }) => {
  expect(await faultsOf(name)).toEqual(faults);
});

test.each(['extends-file-link.yaml', 'extends-folder-link.yaml'])(
  '%s leads out of the folder by a link',
  async (name) => {
    const [fault, ...others] = await faultsOf(name);
    expect(fault).toMatch(/:8:11 extends-(outside|not-found)$/);
    expect(others).toEqual([]);
  },
);

test('messages name the file by its path, or as told', async () => {
  const path = join(folder, 'empty.yaml');
  await expect(loadPack(path)).rejects.toThrow(`${path}:1:1: `);
  await expect(loadPack(path, 'my.yaml')).rejects.toThrow(/^my\.yaml:1:1: /);
});

test.each(['none.yaml', 'none/none.yaml', 'sub'])('%s: an error of Node', async (name) => {
  await expect(loadPack(join(folder, name))).rejects.toMatchObject({
    code: expect.stringMatching(/^E/) as string,
  });
});
