import { access, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, good, inFolder } from './command.test.helper.js';

const pack = `language: 1
pack: p
version: 1.0.0
title: P
url: urn:p
fhirVersion: ["4.0"]
resource: CapabilityStatement
elements: { CapabilityStatement.status: { min: 1 } }
`;

const files = { 'up.yaml': 'failOn: never', 'pack.yaml': pack, 'in/good.json': good, 'in/own.yaml': pack };

test.each([
  { config: 'extends: [link.yaml]', link: 'link.yaml', to: '../up.yaml', place: '1:11' },
  { config: 'packs: [./link.yaml]', link: 'link.yaml', to: '../pack.yaml', place: '1:9' },
  { config: 'baseline: link.json', link: 'link.json', to: '../new.json', place: '1:11' },
  { config: 'baseline: link/b.json', link: 'link', to: '..', place: '1:11' },
])('a link leads out of the folder: $config', ({ config, link, to, place }) =>
  inFolder({ ...files, 'in/rulepack.yaml': config }, async (at) => {
    await symlink(to, join(at, 'in', link));
    const ran = await command(['baseline', 'good.json'], { at, folder: 'in' });
    expect(ran.complaints).toContain(`rulepack.yaml:${place}: `);
    expect(ran.complaints).toContain('outside the folder of the configuration');
    expect(ran).toMatchObject({ exit: 2, output: '' });
    await expect(access(join(at, 'new.json'))).rejects.toThrow();
    await expect(access(join(at, 'b.json'))).rejects.toThrow();
  }),
);

test('a link may lead to another file of the folder', () =>
  inFolder({ ...files, 'in/rulepack.yaml': 'packs: [./link.yaml]\nbaseline: b/b.json' }, async (at) => {
    await mkdir(join(at, 'in/b'));
    await writeFile(join(at, 'in/b/x'), '');
    await symlink('own.yaml', join(at, 'in/link.yaml'));
    const ran = await command(['baseline', 'good.json'], { at, folder: 'in' });
    expect(ran).toMatchObject({ exit: 0, complaints: '', output: 'b/b.json: 0 issues written\n' });
  }));
