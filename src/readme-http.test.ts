import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockOf, blocks } from './readme.test.helper.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'dist/bundle/rulepack.js');

/** What a shell makes of a line: words with quotes around them or not. */
const words = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'),
  );

/** Asks as curl does, as far as the README goes. */
async function curl(line: string, folder: string, base: string): Promise<Response> {
  const [program, ...args] = words(line);
  expect(program).toBe('curl');
  const headers = new Headers();
  const form = new FormData();
  let body: string | FormData = form;
  const bodyOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
  let url = '';
  for (let at = 0; at < args.length; at++) {
    const [name = '', value = ''] = [args[at], args[at + 1]];
    if (name.startsWith('http')) {
      url = name.replace('http://localhost:8080', base);
      continue;
    }
    at += 1;
    if (name === '-H') headers.set(value.split(': ')[0] ?? '', value.split(': ')[1] ?? '');
    else if (name === '--data-binary') body = bodyOf(value.slice(1));
    else if (name === '-F')
      form.append('file', new Blob([bodyOf(value.split('@')[1] ?? '')]), value.split('@')[1]);
    else throw new Error(`curl ${name} is not known here`);
  }
  return fetch(url, { method: 'POST', headers, body });
}

describe('the README over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-http-'));
  let server: ChildProcess;
  let base = '';

  beforeAll(async () => {
    for (const { info, text } of blocks) {
      const [, name = ''] = / file=(\S+)$/.exec(info) ?? [];
      if (/\.(?:json|xml)$/.test(name) && !name.includes('/')) writeFileSync(join(folder, name), text);
    }
    const statement = readFileSync(join(folder, 'mended.json'), 'utf8').replaceAll('\n', ' ');
    writeFileSync(join(folder, 'statements.ndjson'), `${statement}\n${statement}\n`);
    server = spawn(process.execPath, [command, 'serve', '--port', '0', '--no-config'], { cwd: folder });
    const [line] = (await once(server.stdout ?? process.stdin, 'data')) as [Buffer];
    base = /http:\S+/.exec(line.toString())?.[0] ?? '';
  });

  afterAll(async () => {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });

  test('says what curl prints', async () => {
    const [line = '', ...output] = blockOf('console http').split('\n');
    const response = await curl(line.slice('$ '.length), folder, base);
    expect(await response.text()).toBe(output.join('\n'));
  });

  test.each(
    blockOf('sh http')
      .split('\n')
      .filter((line) => line.startsWith('curl')),
  )('shows requests that are answered: %s', async (line) => {
    const response = await curl(line, folder, base);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('OperationOutcome');
  });

  test('has a handler example that runs and prints what it says', () => {
    const file = join(root, 'dist', 'readme-http-example.mjs');
    writeFileSync(file, blockOf('ts http').replace(' as fhir4.OperationOutcome', ''));
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    rmSync(file);
    expect(stderr).toBe('');
    expect(stdout).toBe(blockOf('text http'));
  });
});
