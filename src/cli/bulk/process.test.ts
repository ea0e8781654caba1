import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { faulty, good } from '../command.test.helper.js';

const main = fileURLToPath(new URL('../../bundle/rulepack.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rulepack-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bulk = ['validate', '--format', 'ndjson', '--ndjson'];

interface Running {
  readonly child: ChildProcess;
  readonly said: { output: string; complaints: string };
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

const start = (args: readonly string[], stdout: 'pipe' | number = 'pipe'): Running =>
  startAs(execPath, [main, ...args], stdout);

function startAs(command: string, args: readonly string[], stdout: 'pipe' | number = 'pipe'): Running {
  const child = spawn(command, args, { cwd: folder, stdio: ['pipe', stdout, 'pipe'] });
  const said = { output: '', complaints: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.complaints += text));
  // A command that has enough closes its standard input.
  child.stdin?.on('error', () => undefined);
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }));
  return { child, said, ended };
}

async function write(child: ChildProcess, text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    child.stdin?.write(text, () => {
      resolve();
    });
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

const linesOf = (text: string): string[] => text.trimEnd().split('\n');

test.each([['--workers', '2'], []])(
  'a line of standard input is answered at once, with %s %s',
  async (...workers) => {
    const { child, said, ended } = start([...bulk, ...workers, '-']);
    await write(child, `${good}\n${faulty}`);
    await until(() => said.output !== '');
    expect(linesOf(said.output)).toHaveLength(1);
    await write(child, '\n');
    await until(() => linesOf(said.output).length === 2);
    child.stdin?.end();
    expect(await ended).toEqual({ code: 1, signal: null });
  },
);

test.each([
  { signal: 'SIGINT', code: 130, workers: [] },
  { signal: 'SIGTERM', code: 143, workers: ['--workers', '2'] },
] as const)(
  '$signal ends the reading, and what was read is judged: $workers',
  async ({ signal, code, workers }) => {
    const { child, said, ended } = start([...bulk, ...workers, '-']);
    await write(child, `${`${good}\n`.repeat(5000)}{"resourceType"`);
    await until(() => said.output !== '');
    child.kill(signal);
    expect(await ended).toEqual({ code, signal: null });
    const lines = linesOf(said.output);
    expect(lines.every((line) => line.includes('All OK'))).toBe(true);
    expect(said.output.endsWith('\n')).toBe(true);
    const counted = lines.length.toString().replace(/(?=\d{3}$)/, ',');
    expect(said.complaints).toBe(`rulepack: interrupted after ${counted} inputs; the rest was not judged.\n`);
  },
);

test('SIGINT ends the reading of a file that the main thread judges', async () => {
  writeFileSync(join(folder, 'known.ndjson'), `${good}\n`);
  writeFileSync(join(folder, 'long.ndjson'), `${faulty}\n${`${good}\n`.repeat(200_000)}`);
  await start(['baseline', 'known.ndjson']).ended;
  const baseline = ['--baseline', 'rulepack-baseline.json', '--only-issues'];
  const { child, said, ended } = start([...bulk, ...baseline, 'long.ndjson']);
  await until(() => said.output !== '');
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: 130, signal: null });
  expect(said.complaints).toMatch(/^rulepack: interrupted after [\d,]+ inputs; the rest was not judged\.\n$/);
});

test.each([['--workers', '2'], []])(
  'files are closed when they are judged, with %s %s: there may be more than a process may open',
  async (...workers) => {
    const names = Array.from({ length: 600 }, (_, index) => `many-${index.toString()}.ndjson`);
    for (const name of names) writeFileSync(join(folder, name), `${good}\n`);
    const limited = ['-c', 'ulimit -n 300 && exec "$@"', 'sh', execPath, main, ...bulk, ...workers, ...names];
    const { said, ended } = startAs('sh', limited);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(said.complaints).toBe('');
    expect(linesOf(said.output).filter((line) => line.includes('All OK'))).toHaveLength(600);
  },
);

test('a second signal ends the process at once', async () => {
  // Nobody reads the output, so that the run cannot come to its end.
  const child = spawn(execPath, [main, ...bulk, '--workers', '2', '-'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => undefined);
  const feed = (): void => {
    while (child.stdin.write(`${faulty}\n`.repeat(100)));
    child.stdin.once('drain', feed);
  };
  feed();
  await once(child.stdout, 'readable');
  await wait(500);
  child.kill('SIGTERM');
  await wait(300);
  expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
});

test('a reader that has enough ends the run quietly, while standard input goes on', async () => {
  const { child, said, ended } = start([...bulk, '--workers', '2', '-']);
  await write(child, `${faulty}\n`.repeat(2000));
  child.stdout?.once('data', () => child.stdout?.destroy());
  const feeding = setInterval(() => child.stdin?.write(`${faulty}\n`.repeat(100)), 20);
  const { code } = await ended;
  clearInterval(feeding);
  expect(code).toBe(0);
  expect(said.complaints).toBe('');
});

(existsSync('/dev/full') ? test : test.skip).each([['--workers', '2'], []])(
  'a full disk is told of, and is no success, with %s %s',
  async (...workers) => {
    const { child, said, ended } = start([...bulk, ...workers, '-'], openSync('/dev/full', 'w'));
    const feeding = setInterval(() => child.stdin?.write(`${good}\n`.repeat(100)), 20);
    const { code } = await ended;
    clearInterval(feeding);
    expect(code).toBe(2);
    expect(said.complaints).toMatch(/^rulepack: [^\n]+\n$/);
  },
);

test('a line of 600 MB is refused by itself, and never held', async () => {
  const { child, said, ended } = start([...bulk, '--workers', '2', '-']);
  await write(child, `${good}\n{"resourceType":"`);
  const piece = 'x'.repeat(1_000_000);
  let most = 0;
  for (let count = 0; count < 600; count += 1) {
    await write(child, piece);
    if (count % 50 === 0) most = Math.max(most, await residentMegabytes(child));
  }
  await write(child, `"}\n${good}\n`);
  child.stdin?.end();
  expect(await ended).toEqual({ code: 2, signal: null });
  const lines = linesOf(said.output);
  expect(lines.map((line) => /shape-too-large|All OK/.exec(line)?.[0])).toEqual([
    'All OK',
    'shape-too-large',
    'All OK',
  ]);
  expect(lines.map((line) => /-:\d/.exec(line)?.[0])).toEqual(['-:1', '-:2', '-:3']);
  if (process.platform === 'linux') expect(most).toBeLessThan(250);
}, 60_000);

/** Zero where the system does not tell. */
async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

test('a line that takes all the memory of a worker costs that line alone', async () => {
  const heavy = `{"resourceType":"CapabilityStatement","extension":[${'{},'.repeat(900_000)}{}]}`;
  writeFileSync(join(folder, 'heavy.ndjson'), [good, heavy, faulty].join('\n'));
  const { said, ended } = start([...bulk, '--workers', '2', '--max-bytes', '3000000', 'heavy.ndjson']);
  expect((await ended).code).toBe(2);
  const lines = linesOf(said.output);
  expect(lines.map((line) => /"code":"engine"|ws-type|All OK/.exec(line)?.[0])).toEqual([
    'All OK',
    '"code":"engine"',
    'ws-type',
  ]);
  expect(lines[1]).toContain('"severity":"fatal"');
}, 120_000);
