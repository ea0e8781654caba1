import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, faulty, good, inFolder, retired, unwise } from '../command.test.helper.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const patient = JSON.stringify({ resourceType: 'Patient', id: 'a' });
/** More than a block of lines, of every kind. */
const mixed = [good, retired, unwise, '', faulty, '{"resourceType":', patient, '  ', '[]', `${faulty}\r`]
  .flatMap((line) => [line, line])
  .join('\n')
  .concat('\n')
  .repeat(60);

const ownPack = `language: 1
pack: own
version: 1.0.0
title: Our own
url: urn:test:own
fhirVersion: ["4.0"]
resource: CapabilityStatement
rules:
  - key: own-title
    severity: warning
    code: business-rule
    human: The statement has a title.
    expression: title.exists()
    message: It has none.
    examples: { pass: [{ title: a }], fail: [{ status: active }] }
`;

const config = `packs: [capabilitystatement-websocket, capabilitystatement-websocket-practice, ./own.yaml]
failOn: warning
rules: { ws-retired: off, ws-tls: error }
suppress:
  - { key: ws-type, reason: We know., file: 'a.ndjson' }
  - { key: own-title, reason: Never., at: CapabilityStatement.rest }
  - { key: ws-tls, reason: Once., expires: 2026-01-01 }
`;

const cases: readonly { title: string; args: readonly string[]; files: Files; input?: string }[] = [
  { title: 'the packs that ship', args: ['a.ndjson'], files: { 'a.ndjson': mixed } },
  {
    title: 'a pack, rules that are off, another version',
    args: [
      '--pack',
      'capabilitystatement-websocket',
      '--off',
      'ws-retired',
      '--fhir-version',
      '5.0',
      'a.ndjson',
    ],
    files: { 'a.ndjson': mixed },
  },
  {
    title: 'a configuration with levels, suppressions and a pack from a file',
    args: ['a.ndjson', 'b.jsonl'],
    files: { 'a.ndjson': mixed, 'b.jsonl': mixed, 'rulepack.yaml': config, 'own.yaml': ownPack },
  },
  { title: 'a limit of issues', args: ['--max-issues', '1', 'a.ndjson'], files: { 'a.ndjson': mixed } },
  { title: 'a limit of bytes', args: ['--max-bytes', '600', 'a.ndjson'], files: { 'a.ndjson': mixed } },
  {
    title: 'files of all kinds, one missing and one empty',
    args: ['c.json', 'a.ndjson', 'missing.json', 'empty.ndjson', 'blank.ndjson', 'd.json'],
    files: {
      'a.ndjson': mixed,
      'c.json': faulty,
      'd.json': good,
      'empty.ndjson': '',
      'blank.ndjson': '\n \r\n',
    },
  },
  { title: 'a folder', args: ['x'], files: { 'x/a.ndjson': mixed, 'x/c.json': faulty } },
  { title: 'standard input', args: ['--ndjson', '-'], files: {}, input: mixed },
  { title: 'a last line without its end', args: ['a.ndjson'], files: { 'a.ndjson': `${good}\n${faulty}` } },
  {
    title: 'a line beyond the limit that begins blank',
    args: ['--max-bytes', '600', 'a.ndjson'],
    files: { 'a.ndjson': `${good}\n${' '.repeat(700_000)}[]\n${good}\n` },
  },
  {
    title: 'a last line that is cut off',
    args: ['a.ndjson'],
    files: { 'a.ndjson': `${good}\n${good.slice(0, 50)}` },
  },
];

describe.each(cases)('$title', ({ args, files, input = '' }) => {
  const bulk = ['validate', '--format', 'ndjson', ...args];

  test.each([['--workers', '1'], ['--workers', '3'], []])(
    'the same with %s %s as with other formats',
    async (...workers) => {
      const alone = await command(
        [...bulk, '--output', 'report', '--format', 'text', ...args.slice(args.length)],
        {
          files,
          input,
        },
      );
      const ran = await command([...bulk, ...workers], { files, input });
      expect(ran.output).not.toBe('');
      expect(ran.output).toBe(alone.report);
      expect(ran.exit).toBe(alone.exit);
      expect(ran.complaints).toBe(alone.complaints);
    },
  );
});

/** Verdicts of lines up to 1,000 bytes, however they are read. */
test.each([
  { title: 'a line that begins blank', text: `${' '.repeat(700_000)}[]\n`, told: ['1 shape-too-large'] },
  { title: 'a blank line', text: `${' '.repeat(2000)}\n`, told: ['1 shape-too-large'] },
  { title: 'a long blank line', text: `${' '.repeat(700_000)}\n`, told: ['1 shape-too-large'] },
  {
    title: 'a blank line behind many',
    text: `${'\n'.repeat(600_000)}${' '.repeat(2000)}\n`,
    told: ['600001 shape-too-large'],
  },
  { title: 'nothing but short blank lines', text: ' \n'.repeat(400_000), told: ['- shape-empty'] },
])('$title is the same from files, standard input and with a checkpoint', async ({ text, told }) => {
  const bulk = ['validate', '--format', 'ndjson', '--ndjson', '--max-bytes', '1000'];
  const verdictsOf = (output: string): string[] =>
    output
      .trimEnd()
      .split('\n')
      .map((line) => {
        const place = /"valueString":"(?:a\.ndjson|-)(?::(\d+))?"/.exec(line)?.[1] ?? '-';
        return `${place} ${/"code":"(shape-[^"]+)"/.exec(line)?.[1] ?? ''}`;
      });
  const files = { 'a.ndjson': text };
  for (const more of [[], ['--workers', '3'], ['--checkpoint', 'at', '--output', 'report']]) {
    const { output, report = output } = await command([...bulk, ...more, 'a.ndjson'], { files });
    expect(verdictsOf(report)).toEqual(told);
  }
  const { output } = await command([...bulk, '-'], { files: {}, input: text });
  expect(verdictsOf(output)).toEqual(told);
});

test('compressed NDJSON is read as it is', async () => {
  const files = { 'x/a.ndjson': mixed, 'y/a.ndjson.gz': gzipSync(mixed) };
  const plain = await command(['validate', '--format', 'ndjson', 'x'], { files });
  const zipped = await command(['validate', '--format', 'ndjson', 'y'], { files });
  expect(zipped.output).toBe(plain.output.replaceAll('x/a.ndjson:', 'y/a.ndjson.gz:'));
  expect(zipped.exit).toBe(plain.exit);
});

test('of a compressed file that is cut off, what is whole is judged, and the rest is a failure', async () => {
  const text = Array.from({ length: 2000 }, (_, index) =>
    good.replace('2026-01-01', `2026-01-01","id":"${(index * 7919).toString(36)}`),
  ).join('\n');
  const files = { 'a.ndjson.gz': gzipSync(text).subarray(0, 8000) };
  const { exit, output, complaints } = await command(['validate', '--format', 'ndjson', 'a.ndjson.gz'], {
    files,
  });
  const lines = output.trimEnd().split('\n');
  expect(exit).toBe(2);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines[0]).toContain('All OK');
  expect(lines.at(-1)).toMatch(/"a\.ndjson\.gz".*shape-unreadable/);
  expect(complaints).toMatch(/^rulepack: a\.ndjson\.gz: it cannot be decompressed: [^\n]+\n$/);
});

test('a compressed file is not mended', async () => {
  const files = { 'a.ndjson.gz': gzipSync(faulty) };
  const { exit, complaints } = await command(['fix', 'a.ndjson.gz'], { files });
  expect(exit).toBe(2);
  expect(complaints).toContain('decompress it first');
});

test('--only-issues leaves out the lines of inputs without issues', async () => {
  const files = { 'a.ndjson': [good, faulty, good, patient].join('\n') };
  const { output } = await command(['validate', '--format', 'ndjson', '--only-issues', 'a.ndjson'], {
    files,
  });
  expect(output.match(/a\.ndjson:\d/g)).toEqual(['a.ndjson:2', 'a.ndjson:4']);
});

test.each([['--workers', '2'], []])('--summary counts by rule, with %s %s', async (...workers) => {
  const files = { 'a.ndjson': [good, faulty, unwise, faulty, 'no'].join('\n') };
  const args = ['validate', '--format', 'ndjson', '--summary', 'report', ...workers, 'a.ndjson'];
  const { report, exit } = await command(args, { files });
  expect(exit).toBe(2);
  expect(JSON.parse(report ?? '')).toEqual({
    inputs: 5,
    withIssues: 4,
    unreadable: 1,
    issues: { fatal: 1, error: 2, warning: 1, information: 3 },
    suppressed: 0,
    leftOut: 0,
    rules: [
      { rule: 'capabilitystatement-websocket/ws-retired', severity: 'information', issues: 3, inputs: 3 },
      { rule: 'capabilitystatement-websocket/ws-type', severity: 'error', issues: 2, inputs: 2 },
      { rule: 'capabilitystatement-websocket-practice/ws-tls', severity: 'warning', issues: 1, inputs: 1 },
      { rule: 'fhir-shape/shape-json', severity: 'fatal', issues: 1, inputs: 1 },
    ],
  });
});

test('each entry of a baseline counts once, whatever the workers', async () => {
  await inFolder({ 'a.ndjson': `${faulty}\n` }, async (folder) => {
    await command(['baseline', 'a.ndjson'], { at: folder });
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'a.ndjson'), `${faulty}\n`.repeat(3));
    const args = [
      'validate',
      '--baseline',
      'rulepack-baseline.json',
      '--format',
      'ndjson',
      '--workers',
      '2',
      'a.ndjson',
    ];
    const { output } = await command(args, { at: folder });
    const told = output
      .trimEnd()
      .split('\n')
      .map((line) => line.includes('"code":"ws-type"'));
    expect(told).toEqual([false, true, true]);
    expect(await readFile(join(folder, 'a.ndjson'), 'utf8')).toContain('ws');
  });
});

test.each([
  { args: ['--workers', '2', 'a.ndjson'], said: '--workers is for --format ndjson' },
  { args: ['--format', 'text', '--only-issues', 'a.ndjson'], said: '--only-issues is for --format ndjson' },
  {
    args: ['--format', 'ndjson', '--fix', '--summary', 's', 'a.ndjson'],
    said: '--summary is for --format ndjson',
  },
  { args: ['--format', 'ndjson', '--workers', '0', 'a.ndjson'], said: '--workers is a whole number above 0' },
  { args: ['--format', 'ndjson', '--checkpoint', 'c', 'a.ndjson'], said: '--checkpoint needs --output' },
  {
    args: ['--format', 'ndjson', '--summary', 'a.ndjson', 'a.ndjson'],
    said: '--summary a.ndjson is one of the inputs',
  },
  {
    args: ['--format', 'ndjson', '--output', 'b', '--summary', 'b', 'a.ndjson'],
    said: '--summary b is the file of another report',
  },
])('$args is wrong usage', async ({ args, said }) => {
  const { exit, output, complaints } = await command(['validate', ...args], { files: { 'a.ndjson': good } });
  expect({ exit, output }).toEqual({ exit: 2, output: '' });
  expect(complaints).toContain(said);
});
