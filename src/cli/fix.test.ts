import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, good, statement, type Surroundings } from './command.test.helper.js';
import { run } from './run.js';

const faulty = statement({ valueUrl: 'wss://server.test/ws' });
const right = statement({ valueUri: 'wss://server.test/ws' });
const listed = good.replace('"requirements"', '["instance"]');
const pretty = (json: string): string =>
  JSON.stringify(JSON.parse(json), undefined, '\t').replace(/\n/g, '\r\n');

interface Written {
  readonly exit: number;
  readonly output: string;
  readonly complaints: string;
  readonly names: readonly string[];
  readonly content: string;
  readonly mode: number;
}

/** Runs a command on a file `a.json`, or what it is called, and looks at it afterwards. */
async function onFile(
  content: string,
  args: readonly string[],
  name = 'a.json',
  mode = 0o640,
): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
  let [output, complaints] = ['', ''];
  try {
    await writeFile(join(folder, name), content);
    await chmod(join(folder, name), mode);
    const exit = await run(
      [...args, name],
      {
        folder,
        // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
        input: async function* () {
          yield Buffer.from('');
        },
        output: (text) => {
          output += String(text);
          return Promise.resolve();
        },
        complain: (text) => {
          complaints += text;
          return Promise.resolve();
        },
        isOutputTerminal: false,
        isComplaintTerminal: false,
        interruption: () => AbortSignal.abort(),
        today: () => '2026-01-01',
        environment: {},
      },
      () => Promise.resolve(''),
    );
    const names = await readdir(folder);
    const file = await stat(join(folder, name));
    const after = await readFile(join(folder, name), 'utf8');
    return { exit, output, complaints, names, content: after, mode: file.mode & 0o777 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each([
  { title: 'on one line', before: faulty, after: right },
  { title: 'with tabs and CRLF', before: pretty(faulty), after: pretty(right) },
  { title: 'with a byte order mark', before: `\uFEFF${faulty}\n`, after: `\uFEFF${right}\n` },
  { title: 'without a fault', before: good, after: good },
])('a file $title is mended, and all else stays', async ({ before, after }) => {
  const { exit, content, names, mode, complaints } = await onFile(before, ['fix']);
  expect({ exit, content, complaints }).toEqual({ exit: 0, content: after, complaints: '' });
  expect({ names, mode }).toEqual({ names: ['a.json'], mode: 0o640 });
});

test('what was done is told, and what was not and why', async () => {
  const done = await onFile(pretty(faulty), ['fix']);
  expect(done.output).toMatch(/^a\.json:\d+:\d+ fixed: write valueUri instead of valueUrl \[ws-type\]\n/);
  expect(done.output).toMatch(/1 input: 1 fixed; left: 1 information\n$/);
  const not = await onFile(listed, ['fix']);
  expect(not.content).toBe(listed);
  expect(not.output).toMatch(/not fixed: .* \[shape-array\]: it would leave another issue: .* \[cpb-14\]\n/);
  expect(not.exit).toBe(1);
});

test('a dry run writes nothing but a diff', async () => {
  const { exit, output, content, complaints } = await onFile(`${faulty}\n`, ['fix', '--dry-run']);
  expect({ exit, content }).toEqual({ exit: 0, content: `${faulty}\n` });
  expect(output).toBe(`--- a.json\n+++ a.json\n@@ -1 +1 @@\n-${faulty}\n+${right}\n`);
  expect(complaints).toContain('1 to be fixed');
});

test('of NDJSON each line is mended', async () => {
  const lines = `${good}\r\n\n${faulty}\n{"resourceType"\n${faulty}`;
  const { exit, content, output } = await onFile(lines, ['fix'], 'a.ndjson');
  expect(content).toBe(`${good}\r\n\n${right}\n{"resourceType"\n${right}`);
  expect(output).toMatch(/^a\.ndjson:3:\d+ fixed: [^\n]*\na\.ndjson:5:\d+ fixed: /);
  expect(exit).toBe(2);
});

test.each([
  { args: [], status: 'activ', said: '1 with a fix for --unsafe', exit: 1 },
  { args: ['--unsafe'], status: 'active', said: '1 fixed', exit: 0 },
  { args: ['--off', 'element-binding'], status: 'activ', said: '0 fixed', exit: 0 },
  { args: ['--fail-on', 'never'], status: 'activ', said: '0 fixed', exit: 0 },
])('fix $args makes it $status', async ({ args, status, said, exit }) => {
  const ran = await onFile(good.replace('"active"', '"activ"'), ['fix', ...args]);
  expect(ran.content).toBe(good.replace('"active"', JSON.stringify(status)));
  expect(ran.output).toContain(said);
  expect(ran.exit).toBe(exit);
});

const stream = (args: readonly string[], more: Surroundings): Promise<string> =>
  command(['fix', ...args, '-'], more).then(({ output }) => output);

test('standard input goes to standard output', async () => {
  expect(await stream([], { input: faulty })).toBe(right);
  expect(await stream([], { input: '\uFEFF{"no' })).toBe('\uFEFF{"no');
  expect(await stream(['--ndjson'], { input: `${faulty}\n${good}\n` })).toBe(`${right}\n${good}\n`);
  expect(await stream(['--dry-run'], { input: faulty })).toContain(`+${right}\n`);
});

test.each([
  { args: ['fix'], says: 'Name a file' },
  { args: ['fix', 'none.json'], says: 'none.json' },
  { args: ['fix', '--fhir-version', '2', 'a.json'], says: '--fhir-version' },
  { args: ['fix', '--off', 'ws-typ', 'a.json'], says: 'did you mean ws-type?' },
  { args: ['validate', '--fix', '-'], says: 'rulepack fix -' },
])('$args is refused', async ({ args, says }) => {
  const { exit, complaints } = await command(args, { files: { 'a.json': good } });
  expect(complaints).toContain(says);
  expect(exit).toBe(2);
});

test('validate --fix mends, then tells what is left', async () => {
  const { exit, content, output, complaints } = await onFile(faulty, ['validate', '--fix']);
  expect({ exit, content }).toEqual({ exit: 0, content: right });
  expect(complaints).toContain('fixed: write valueUri');
  expect(output).toContain('[ws-retired]');
  expect(output).not.toContain('[ws-type]');
});

test('a link stays a link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
  try {
    await writeFile(join(folder, 'a.json'), faulty);
    await symlink('a.json', join(folder, 'b.json'));
    const { replaceFile } = await import('./replace-file.js');
    await replaceFile(join(folder, 'b.json'), Buffer.from(right));
    expect((await lstat(join(folder, 'b.json'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(right);
  } finally {
    await rm(folder, { recursive: true });
  }
});
