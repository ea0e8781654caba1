import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, inFolder } from './command.test.helper.js';

const pack = `language: 1
pack: ours
version: 1.0.0
title: Our "rules"
url: https://tern.test/ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
elements: { CapabilityStatement.publisher: { min: 1 } }
rules:
  - key: our-1
    severity: warning
    human: A \\ and a "quote"
    context: rest.resource
    expression: documentation.matches('\\\\d')
    examples: { pass: [{ resourceType: CapabilityStatement }], fail: [{ resourceType: CapabilityStatement }] }
  - key: our-2
    severity: error
    human: Ours
    expression: "%path = 'CapabilityStatement'"
    examples: { pass: [{ resourceType: CapabilityStatement }], fail: [{ resourceType: CapabilityStatement }] }
`;
const files = { 'ours.yaml': pack };

test('a pack is a StructureDefinition on standard output; what is not in it is told', async () => {
  const { exit, output, complaints } = await command(['export', 'ours.yaml'], { files });
  expect([exit, complaints]).toEqual([
    0,
    'rulepack: not exported: the rule our-2: %path is known to this rule language alone\n',
  ]);
  expect(JSON.parse(output)).toMatchObject({
    resourceType: 'StructureDefinition',
    id: 'ours',
    url: 'https://tern.test/ours',
    name: 'Ours',
    status: 'active',
    fhirVersion: '4.0.1',
    kind: 'resource',
    type: 'CapabilityStatement',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'CapabilityStatement', path: 'CapabilityStatement' },
        { id: 'CapabilityStatement.publisher', min: 1 },
        {
          id: 'CapabilityStatement.rest.resource',
          constraint: [
            { key: 'our-1', severity: 'warning', expression: String.raw`documentation.matches('\\d')` },
          ],
        },
      ],
    },
  });
});

test('the same as FHIR Shorthand', async () => {
  const { exit, output } = await command(['export', 'ours.yaml', '--format', 'fsh'], { files });
  expect(exit).toBe(0);
  expect(output).toBe(String.raw`Profile: Ours
Parent: CapabilityStatement
Id: ours
Title: "Our \"rules\""
* ^url = "https://tern.test/ours"
* publisher 1..
* rest.resource obeys our-1

Invariant: our-1
Description: "A \\ and a \"quote\""
* severity = #warning
* expression = "documentation.matches('\\\\d')"
`);
});

test('extensions are definitions of their own, in a Bundle', async () => {
  const { output } = await command(['export', 'capabilitystatement-extensions']);
  const { resourceType, type, entry } = JSON.parse(output) as {
    resourceType: string;
    type: string;
    entry: { fullUrl: string; resource: { url: string; type: string } }[];
  };
  expect([resourceType, type]).toEqual(['Bundle', 'collection']);
  expect(entry.length).toBeGreaterThan(8);
  for (const { fullUrl, resource } of entry)
    expect([resource.type, resource.url]).toEqual(['Extension', fullUrl]);
});

test('a file is written whole, and imported again', () =>
  inFolder(files, async (folder) => {
    const first = await command(['export', 'ours.yaml', '--output', 'ours.json'], { at: folder });
    expect([first.exit, first.output]).toEqual([0, '']);
    const second = await command(['import', 'ours.json', '--output', 'out'], { at: folder });
    // Its examples prove nothing, so that there is a row alone.
    expect([second.exit, second.output]).toEqual([0, expect.stringContaining('1 row and 0 rules') as string]);
    expect(await readFile(join(folder, 'out', 'ours.yaml'), 'utf8')).toContain('our-1');
  }));

test.each<[title: string, args: readonly string[], said: RegExp, exit: number]>([
  ['no pack', [], /Name the pack/, 2],
  ['two packs', ['a', 'b'], /One pack at a time/, 2],
  ['a pack that is not there', ['none.yaml'], /none\.yaml: there is no such file/, 2],
  ['another format', ['ours.yaml', '--format', 'xml'], /--format is one of json, fsh/, 2],
  ['its own file', ['ours.yaml', '--output', 'ours.yaml'], /ours\.yaml/, 2],
  ['a folder that is not there', ['ours.yaml', '--output', 'none/ours.json'], /none\/ours\.json/, 2],
  ['nothing that can be exported', ['own.yaml'], /nothing of it can be exported/, 2],
  ['a defective pack', ['bad.yaml'], /bad\.yaml:\d+:\d+/, 3],
])('%s is told', async (_title, args, said, exit) => {
  const own = pack.replace(/elements:.*\n/, '').replace(/ {2}- key: our-1[\s\S]*?(?= {2}- key: our-2)/, '');
  const bad = pack.replace('documentation.matches', 'documentatoin.matches');
  const ran = await command(['export', ...args], { files: { ...files, 'own.yaml': own, 'bad.yaml': bad } });
  expect([ran.exit, ran.output]).toEqual([exit, '']);
  expect(ran.complaints).toMatch(said);
});
