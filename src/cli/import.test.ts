import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { simple } from '../authoring/import/definitions.test.helper.js';
import { archive, entry } from '../authoring/import/tar.test.helper.js';
import { command, inFolder, type Ran } from './command.test.helper.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Imported extends Ran {
  /** What is in the folder afterwards. */
  readonly names: readonly string[];
  readonly written: Readonly<Record<string, string>>;
  /** The exit code of `rulepack test` on what was written. */
  readonly proof: number;
}

/** Runs `import` in a folder with some files, and proves what it wrote. */
const imported = (args: readonly string[], files: Files): Promise<Imported> =>
  inFolder(files, async (folder) => {
    const ran = await command(['import', ...args], { at: folder });
    const made = await readdir(join(folder, 'out')).catch(() => []);
    const texts = made.map(
      async (name) => [name, await readFile(join(folder, 'out', name), 'utf8')] as const,
    );
    const written = Object.fromEntries(await Promise.all(texts));
    const tested =
      made.length === 0
        ? 0
        : (await command(['test', ...made.map((name) => join('out', name))], { at: folder })).exit;
    return { ...ran, names: (await readdir(folder)).sort(), written, proof: tested };
  });

const note = JSON.stringify(simple('note'));
const tag = JSON.stringify(simple('tag', { types: ['code'] }));
const manifest = JSON.stringify({ name: 'tern.notes', version: '1.0.0', fhirVersions: ['4.0.1'] });
const packed = (...files: [name: string, content: string][]): Uint8Array =>
  gzipSync(archive(...files.map(([name, content]) => entry(name, content))));
const basic = JSON.stringify({ resourceType: 'Basic', code: { text: 'a' } });
const status = JSON.stringify({
  resourceType: 'ValueSet',
  url: 'urn:status',
  compose: { include: [{ concept: [{ code: 'on' }] }] },
});
const bound = JSON.stringify(
  simple('bound', { types: ['code'], value: { binding: { strength: 'required', valueSet: 'urn:status' } } }),
);

test.each<{
  title: string;
  args: readonly string[];
  files: Files;
  packs: readonly string[];
  exit?: number;
  said: RegExp;
}>([
  {
    title: 'a file',
    args: ['note.json'],
    files: { 'note.json': note },
    packs: ['note.yaml'],
    said: /^1 pack in out: 1 row and 1 rule, all proved/m,
  },
  {
    title: 'a file with a byte order mark',
    args: ['note.json'],
    files: { 'note.json': `\uFEFF${note}` },
    packs: ['note.yaml'],
    said: /1 pack/,
  },
  {
    title: 'two files',
    args: ['note.json', 'tag.json'],
    files: { 'note.json': note, 'tag.json': tag },
    packs: ['note.yaml', 'tag.yaml'],
    said: /2 packs/,
  },
  {
    title: 'a Bundle',
    args: ['all.json'],
    files: { 'all.json': `{"resourceType":"Bundle","entry":[{"resource":${note}},{"resource":${tag}}]}` },
    packs: ['note.yaml', 'tag.yaml'],
    said: /2 packs/,
  },
  {
    title: 'a folder',
    args: ['in'],
    files: { 'in/deep/note.json': note, 'in/basic.json': basic, 'in/list.json': '[1]', 'in/a.txt': 'a' },
    packs: ['note.yaml'],
    said: /in\/list\.json: passed over/,
  },
  {
    title: 'a package, with the codes of a value set in it',
    args: ['p.tgz'],
    files: {
      'p.tgz': packed(
        ['package/package.json', manifest],
        ['package/bound.json', bound],
        ['package/status.json', status],
        ['package/.index.json', '{}'],
      ),
    },
    packs: ['bound.yaml'],
    said: /1 pack/,
  },
  {
    title: 'a package in which one definition is none that can be imported',
    args: ['p.tgz'],
    files: {
      'p.tgz': packed(
        ['package/package.json', manifest],
        ['package/note.json', note],
        ['package/old.json', note.replace('"url"', '"urn"')],
      ),
    },
    packs: ['note.yaml'],
    exit: 1,
    said: /old\.json: no pack: it has no url/,
  },
  {
    title: 'a rule file of Quality Control',
    args: ['company.rules.yaml'],
    files: { 'company.rules.yaml': '- { name: named, predicate: Patient.name.exists() }' },
    packs: ['company.yaml'],
    said: /1 pack in out: 0 rows and 1 rule, all proved/,
  },
  {
    title: 'a folder with definitions, FHIR Shorthand and Quality Control',
    args: ['in'],
    files: {
      'in/note.json': note,
      'in/note.fsh': 'Invariant: n-1\nDescription: "a"\nExpression: "Patient.name.exists()"',
      'in/a.rules.yaml': '- { name: a, predicate: "Patient.gender.exists() or true" }',
    },
    packs: ['note-2.yaml', 'note.yaml'],
    exit: 1,
    said: /a: no pack: nothing of it can be said by rules: The rule a .*vacuous/,
  },
])('$title is imported', async ({ args, files, packs, exit = 0, said }) => {
  const ran = await imported([...args, '--output', 'out'], files);
  expect([ran.exit, ran.proof]).toEqual([exit, 0]);
  expect(Object.keys(ran.written).sort()).toEqual(packs);
  expect(ran.output + ran.complaints).toMatch(said);
});

const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;

test.each<{ title: string; args: readonly string[]; files?: Files; said: RegExp }>([
  { title: 'no source', args: ['--output', 'out'], said: /Name what is to be imported/ },
  { title: 'no folder for the packs', args: ['note.json'], said: /--output/ },
  {
    title: 'no such file',
    args: ['none.json', '--output', 'out'],
    said: /none\.json: there is no such file/,
  },
  {
    title: 'no JSON',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': '{' },
    said: /a\.json is no JSON/,
  },
  {
    title: 'no object',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': '[]' },
    said: /no JSON object/,
  },
  {
    title: 'UTF-16',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': new Uint8Array([0xff, 0xfe, 0x7b, 0]) },
    said: /UTF-16/,
  },
  {
    title: 'JSON nested too deep',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': deep },
    said: /nested/,
  },
  {
    title: 'another resource',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': basic },
    said: /no StructureDefinition is there, only Basic/,
  },
  {
    title: 'no resource',
    args: ['a.json', '--output', 'out'],
    files: { 'a.json': '{}' },
    said: /without a resourceType/,
  },
  {
    title: 'an empty folder',
    args: ['in', '--output', 'out'],
    files: { 'in/a.txt': '' },
    said: /no JSON file/,
  },
  {
    title: 'one broken file of a folder',
    args: ['in', '--output', 'out'],
    files: { 'in/a.json': note, 'in/b.json': '{' },
    said: /b\.json is no JSON/,
  },
  {
    title: 'a package that is not compressed',
    args: ['p.tgz', '--output', 'out'],
    files: { 'p.tgz': 'hello' },
    said: /no FHIR package: it is not compressed/,
  },
  {
    title: 'an archive that is none',
    args: ['p.tgz', '--output', 'out'],
    files: { 'p.tgz': gzipSync('x'.repeat(2000)) },
    said: /no FHIR package: .*damaged/,
  },
  {
    title: 'an archive without a manifest',
    args: ['p.tgz', '--output', 'out'],
    files: { 'p.tgz': packed(['package/note.json', note]) },
    said: /no package\/package\.json/,
  },
  {
    title: 'a package without definitions',
    args: ['p.tgz', '--output', 'out'],
    files: { 'p.tgz': packed(['package/package.json', manifest]) },
    said: /p\.tgz: no StructureDefinition is there\. Nothing was written\./,
  },
  {
    title: 'a package with a name that leads out of it',
    args: ['p.tgz', '--output', 'out'],
    files: { 'p.tgz': packed(['package/package.json', manifest], ['package/../../note.json', note]) },
    said: /leads out of it/,
  },
  {
    title: 'a folder that is not empty',
    args: ['note.json', '--output', 'out'],
    files: { 'note.json': note, 'out/.keep': '' },
    said: /out is not empty/,
  },
  {
    title: 'a file as the folder',
    args: ['note.json', '--output', 'out'],
    files: { 'note.json': note, out: '' },
    said: /out: it is a file/,
  },
  {
    title: 'a rule file that is none',
    args: ['a.rules.yaml', '--output', 'out'],
    files: { 'a.rules.yaml': 'a: [' },
    said: /a\.rules\.yaml:\d+:\d+/,
  },
  {
    title: 'a rule file that is too large',
    args: ['a.rules.yaml', '--output', 'out'],
    files: { 'a.rules.yaml': '# '.repeat(200_000) },
    said: /larger than 256 KiB/,
  },
])('$title is refused, and nothing is written', async ({ args, files = {}, said }) => {
  const ran = await imported(args, files);
  expect(ran.exit).toBe(2);
  expect(ran.complaints).toMatch(said);
  expect(ran.output).toBe('');
  const there = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))].sort();
  expect(ran.names).toEqual(there);
});

test('a package that unpacks to more than is read is refused', async () => {
  // What is compressed in several pieces is one when unpacked.
  const piece = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  const bomb = Buffer.concat(Array.from({ length: 33 }, () => piece));
  const ran = await imported(['p.tgz', '--output', 'out'], { 'p.tgz': bomb });
  expect(ran.exit).toBe(2);
  expect(ran.complaints).toMatch(/more than 512 MiB when unpacked/);
});

test('what a definition holds and a pack does not say is told, and text that a terminal would obey is shown', async () => {
  const types = ['string', 'Tea\u001b[31mpot'];
  const ran = await imported(['note.json', '--output', 'out'], {
    'note.json': JSON.stringify(simple('note', { types })),
  });
  expect(ran.output).toContain(
    'not in it: Extension.value[x]: FHIR 4.0 has no extension with a Tea\\x1b[31mpot.',
  );
  expect(ran.written['note.yaml']).toContain(
    '# - Extension.value[x]: FHIR 4.0 has no extension with a Tea [31mpot.',
  );
});
