import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { rerunOnChange } from './watch-files.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
  file = join(folder, 'a.yaml');
  await writeFile(file, 'one');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test.each([
  { title: 'other content', change: () => writeFile(file, 'two') },
  {
    title: 'another file in its place',
    change: async () => {
      await writeFile(join(folder, 'new'), 'two');
      await rename(join(folder, 'new'), file);
    },
  },
  { title: 'no file any more', change: () => rm(file) },
])('$title makes it run again', async ({ change }) => {
  const interruption = new AbortController();
  let runs = 0;
  const run = async (): Promise<string[]> => {
    runs += 1;
    if (runs === 1) await writeFile(file, 'changed while it runs');
    if (runs === 2) await change();
    if (runs === 3) interruption.abort();
    return [join(folder, 'missing', 'b.yaml')];
  };
  await rerunOnChange([file], run, interruption.signal);
  expect(runs).toBe(3);
});

test('only other content makes it run again', async () => {
  const interruption = new AbortController();
  const seen: string[] = [];
  const run = async (): Promise<string[]> => {
    seen.push(await readFile(file, 'utf8'));
    if (seen.length === 1) setTimeout(() => void change(), 0);
    if (seen.at(-1) === 'two') interruption.abort();
    return [];
  };
  const change = async (): Promise<void> => {
    await writeFile(join(folder, 'other'), 'two');
    await utimes(file, 1, 1);
    await writeFile(join(folder, 'new'), 'two');
    await rename(join(folder, 'new'), file);
  };
  await rerunOnChange([file], run, interruption.signal);
  expect(seen).toEqual(['one', 'two']);
});

const main = fileURLToPath(new URL('../bundle/rulepack.js', import.meta.url));

const pack = (name: string, expression: string, more = ''): string => `language: 1
pack: ${name}
version: 1.0.0
title: Ours
url: urn:test:${name}
fhirVersion: ["4.0"]
resource: CapabilityStatement
${more}rules:
  - key: ${name}
    severity: error
    human: It has a name.
    expression: ${expression}
    examples: { pass: [{ name: a }], fail: [{ title: a }] }
`;

test('--watch runs again for a pack and for what it extends, outlives defects, and ends on an interrupt', async () => {
  const base = join(folder, 'base.yaml');
  await writeFile(base, pack('base', 'name.exists()'));
  await writeFile(file, pack('ours', 'name.exists()', 'extends: [./base.yaml]\n'));
  const child = spawn(execPath, [main, 'test', '--watch', 'a.yaml'], {
    cwd: folder,
    env: { PATH: env.PATH },
  });
  let said = '';
  const says = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (said.includes(text)) {
          said = '';
          resolve();
        } else setTimeout(look, 20);
      };
      look();
    });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await says('all proved');
  await writeFile(file, pack('ours', 'name.exist()', 'extends: [./base.yaml]\n'));
  await says('(unknown-function)');
  await writeFile(file, pack('ours', 'title.exists()', 'extends: [./base.yaml]\n'));
  await says('2 not proved');
  await writeFile(base, pack('base', 'name.exists().not()'));
  await says('not proved');
  child.kill('SIGINT');
  expect(await ended).toBe(1);
}, 30_000);
