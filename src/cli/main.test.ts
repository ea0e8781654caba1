import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { faulty, good, spawned } from './command.test.helper.js';

const main = fileURLToPath(new URL('../bundle/rulepack.js', import.meta.url));
const files = {
  'good.json': good,
  'faulty.json': faulty,
  'text.json': 'Hello',
  'defective.yaml': 'language: 1',
};

test.each([
  { args: ['validate', 'good.json'], exit: 0 },
  { args: ['validate', 'faulty.json'], exit: 1 },
  { args: ['validate', 'text.json'], exit: 2 },
  { args: ['validate', '--pack', 'defective.yaml', 'good.json'], exit: 3 },
])('the process $args exits with $exit', async ({ args, exit }) => {
  expect((await spawned(args, { files })).exit).toBe(exit);
});

test('issues go to standard output, complaints to standard error', async () => {
  const { output, complaints } = await spawned(['validate', 'missing.json', 'faulty.json'], { files });
  expect(output).toContain('[ws-type]');
  expect(output).not.toContain('missing.json');
  expect(complaints).toBe('rulepack: missing.json: there is no such file\n');
});

test.each([{ CI: '1' }, { FORCE_COLOR: '0' }, { NO_COLOR: '1' }, { TERM: 'xterm-256color' }])(
  'a pipe gets no colours with %j',
  async (environment) => {
    const { output } = await spawned(['validate', 'faulty.json'], { files, environment });
    expect(output).toContain('[ws-type]');
    expect(output).not.toContain('\u001B');
  },
);

test('standard input is read', async () => {
  const { exit, output } = await spawned(['validate', '-'], { input: faulty });
  expect(exit).toBe(1);
  expect(output).toMatch(/^standard input:1:\d+ error .* \[ws-type\]$/m);
});

test('--version is the version of the package', async () => {
  const { exit, output } = await spawned(['--version']);
  expect(exit).toBe(0);
  expect(output).toMatch(/^\d+\.\d+\.\d+(-\S+)?\n$/);
});

test('a report that cannot be written is no success', async () => {
  const { exit, output, complaints } = await spawned(['validate', '--output', 'no/report', 'good.json'], {
    files,
  });
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toMatch(/^rulepack: [^\n]*report[^\n]*\n$/);
});

describe('a process with much to say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulepack-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'many.ndjson');
  writeFileSync(file, `${faulty}\n`.repeat(5000));

  test('is quiet when its reader has had enough', async () => {
    const child = spawn(execPath, [main, 'validate', '--format', 'ndjson', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number | null];
    expect(complaints).toBe('');
    expect([0, 141]).toContain(code);
  });

  test('loses nothing on a pipe', () => {
    const { stdout } = spawnSync(execPath, [main, 'validate', '--format', 'ndjson', file], {
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    });
    expect(stdout.split('\n')).toHaveLength(5001);
  });
});

(existsSync('/dev/full') ? test : test.skip).each(['text', 'fhir', 'ndjson'])(
  'a full disk is told of, and is no success: %s',
  (format) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(execPath, [main, 'validate', '--format', format, '-'], {
      input: good,
      encoding: 'utf8',
      stdio: ['pipe', full, 'pipe'],
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^rulepack: [^\n]+\n$/);
  },
);
