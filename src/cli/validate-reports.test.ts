import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { visible } from '../report/visible.js';
import { command, faulty, good, spawned } from './command.test.helper.js';
import { formats } from './reporters.js';
import { run } from './run.js';

const files = { 'good.json': good, 'faulty.json': faulty };
const reported = (...args: string[]): ReturnType<typeof command> => command(['validate', ...args], { files });

describe('several reports at once', () => {
  test('an --output belongs to the --format before it, and the other goes to standard output', async () => {
    const both = await reported(
      '--format',
      'ndjson',
      '--output',
      'report',
      '--format',
      'github',
      'faulty.json',
    );
    const one = await reported('--format', 'github', 'faulty.json');
    const other = await reported('--format', 'ndjson', 'faulty.json');
    expect(both).toEqual({ ...one, report: other.output });
  });

  test('all may go to files', async () => {
    const args = [
      '--format',
      'text',
      '--output',
      'other',
      '--format=gitlab',
      '--output=report',
      'faulty.json',
    ];
    const { exit, output, report } = await reported(...args);
    expect({ exit, output }).toEqual({ exit: 1, output: '' });
    expect(JSON.parse(report ?? '')).toHaveLength(2);
  });

  test.each([
    ['--output', 'report', '--format', 'ndjson'],
    ['--output', 'report'],
  ])('one output and at most one format belong together in any order: %s %s', async (...args) => {
    const { output, report } = await reported(...args, 'good.json');
    expect(output).toBe('');
    expect(report).toMatch(args.includes('ndjson') ? /^\{"resourceType":"OperationOutcome"/ : /All OK/);
  });
});

test.each([
  {
    args: ['--format', 'sarif', '--format', 'text'],
    says: 'The reports sarif and text would both go to standard output',
  },
  {
    args: ['--format', 'sarif', '--output', 'a', '--output', 'b'],
    says: '--output b has no format of its own',
  },
  { args: ['--output', 'a', '--output', 'b'], says: '--output b has no format of its own' },
  {
    args: ['--output', 'a', '--format', 'sarif', '--output', 'b'],
    says: '--output a stands before every --format',
  },
  {
    args: ['--output', 'a', '--format', 'sarif', '--format', 'text'],
    says: '--output a stands before every',
  },
  {
    args: ['--format', 'sarif', '--output', 'a', '--format', 'text', '--output', './a'],
    says: '--output ./a is the file of another report',
  },
  {
    args: ['--output', 'good.json'],
    says: '--output good.json is one of the inputs; it would be overwritten',
  },
  { args: ['--output', '.'], says: '--output . cannot be written: it is a folder.' },
  {
    args: ['--output', 'no/such/folder'],
    says: '--output no/such/folder cannot be written: there is no such file.',
  },
  {
    args: ['--format', 'xml'],
    says: '--format is one of text, fhir, ndjson, sarif, junit, github, gitlab, html',
  },
])('$args is refused before anything is done', async ({ args, says }) => {
  const { exit, output, complaints } = await reported(...args, 'good.json');
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toContain(says);
});

test('a full disk is told, makes the exit code 2, and leaves the other reports', async () => {
  const { exit, output, complaints } = await spawned(
    ['validate', '--format', 'sarif', '--output', '/dev/full', '--format', 'github', 'good.json'],
    { files },
  );
  expect({ exit, output, complaints }).toEqual({
    exit: 2,
    output: '1 input: no issues\n',
    complaints: 'rulepack: --output /dev/full cannot be written: the disk is full.\n',
  });
});

test('what a report leaves out is told, and is no failure', async () => {
  const rest = Array.from({ length: 2500 }, () => ({ mode: 'client', nonsense: 1 }));
  const lines = JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest });
  const { exit, complaints } = await command(
    ['validate', '--max-issues', '9000', '--fail-on', 'never', '--format', 'html', 'many.json'],
    { files: { 'many.json': lines } },
  );
  expect(exit).toBe(0);
  expect(complaints).toMatch(/^rulepack: html: .* left out; the page lists the 2,000 gravest issues\.\n$/);
});

describe('a file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rulepack-'));
    await writeFile(join(folder, 'good.json'), good);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const validate = (
    output: string,
    inputs: readonly string[],
    print: () => Promise<void> = () => Promise.resolve(),
  ): Promise<number> =>
    run(
      ['validate', '--format', 'ndjson', '--output', output, '--format', 'github', ...inputs],
      {
        folder,
        // eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous
        input: async function* () {
          yield Buffer.from(good);
        },
        output: print,
        complain: () => Promise.resolve(),
        isOutputTerminal: false,
        isComplaintTerminal: false,
        interruption: () => AbortSignal.abort(),
        today: () => '2026-06-15',
        environment: {},
      },
      () => Promise.resolve('9.8.7'),
    );

  test('is replaced as a whole, with its mode, and a link to it stays', async () => {
    await writeFile(join(folder, 'real'), 'before');
    await chmod(join(folder, 'real'), 0o640);
    await symlink('real', join(folder, 'link'));
    expect(await validate('link', ['good.json'])).toBe(0);
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
    expect((await stat(join(folder, 'real'))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(folder, 'real'), 'utf8')).toMatch(/^\{"resourceType":"OperationOutcome"/);
    expect((await readdir(folder)).sort()).toEqual(['good.json', 'link', 'real']);
  });

  test('is as it was before where the run cannot go on', async () => {
    await writeFile(join(folder, 'real'), 'before');
    const broken = (): Promise<void> => Promise.reject(new Error('No more.'));
    await expect(validate('real', ['good.json'], broken)).rejects.toThrow('No more.');
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('before');
    expect((await readdir(folder)).sort()).toEqual(['good.json', 'real']);
  });
});

test('machines read names from the folder on, however the user gave them', async () => {
  const pathOf = async (name: string): Promise<string | undefined> =>
    /"path":"([^"]*)"/.exec((await reported('--format', 'gitlab', name)).output)?.[1];
  expect(await pathOf('faulty.json')).toBe('faulty.json');
  expect(await pathOf('./faulty.json')).toBe('faulty.json');
  expect(await pathOf('-')).toBe('standard-input');
});

describe('a name with every character that a file may have', () => {
  const ascii = Array.from({ length: 127 }, (_, index) => String.fromCharCode(index + 1)).join('');
  const name = `folder/${ascii.replace('/', '')}\u0085\u202eGröße測試😀.json`;
  const given = { files: { [name]: faulty } };
  const outputOf = async (format: string): Promise<string> =>
    (await command(['validate', '--format', format, 'folder'], given)).output;

  test('is the same again in SARIF', async () => {
    const { runs } = JSON.parse(await outputOf('sarif')) as Log;
    const { uri = '' } = runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation ?? {};
    expect(uri).toMatch(/^[\w%./!'()*~-]+$/);
    expect(decodeURIComponent(uri)).toBe(name);
  });

  test('is the same again for GitLab', async () => {
    expect(JSON.parse(await outputOf('gitlab'))).toContainEqual(
      expect.objectContaining({ location: { path: name, lines: { begin: 1 } } }),
    );
  });

  test.each(formats)('does no harm in the format %s', async (format) => {
    const output = await outputOf(format);
    expect(output).toContain('Gr');
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('for GitHub is one property of one command', async () => {
    const [line = ''] = (await outputOf('github')).split('\n');
    const file = /^::notice file=([^,:]*),line=1,endLine=1,/.exec(line)?.[1] ?? '';
    const plain = file.replace(/%(2[5C]|3A)/g, (each) => decodeURIComponent(each));
    expect(plain).toBe(visible(name));
  });
});
