import { existsSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  command,
  faulty,
  good,
  inFolder,
  retired,
  type Ran,
  type Surroundings,
} from '../command.test.helper.js';

/** Several blocks, of which only the first are under way when the first output is there. */
const lines = [faulty, '', retired, 'no', ...Array.from({ length: 36 }, () => good)]
  .join('\n')
  .concat('\n')
  .repeat(28);
const bulk = [
  'validate',
  '--format',
  'ndjson',
  '--output',
  'report',
  '--checkpoint',
  'at',
  '--summary',
  'sum',
];

/** Runs until some output is there, then an interrupt comes. */
async function interrupted(folder: string, args: readonly string[], input?: string): Promise<Ran> {
  const interruption = new AbortController();
  const surroundings: Surroundings = {
    at: folder,
    interruption: interruption.signal,
    ...(input !== undefined && { input }),
  };
  const ran = command([...bulk, '--workers', '1', ...args], surroundings);
  const poll = setInterval(() => {
    void readFile(join(folder, 'report.partial')).then(
      ({ length }) => {
        if (length > 0) interruption.abort('SIGINT');
      },
      () => undefined,
    );
  }, 2);
  try {
    return await ran;
  } finally {
    clearInterval(poll);
  }
}

const cases = [
  { title: 'a file', args: ['a.ndjson'], files: { 'a.ndjson': lines.repeat(16) } },
  { title: 'a compressed file', args: ['a.ndjson.gz'], files: { 'a.ndjson.gz': gzipSync(lines.repeat(16)) } },
  {
    title: 'many files, one missing',
    args: ['b.json', 'a.ndjson', 'missing.ndjson', 'c.jsonl', 'd.json'],
    files: { 'a.ndjson': lines.repeat(8), 'b.json': faulty, 'c.jsonl': lines.repeat(8), 'd.json': good },
  },
  {
    title: 'a last line without its end',
    args: ['a.ndjson'],
    files: { 'a.ndjson': lines.repeat(16) + good },
  },
];

test.each(cases)('a run over $title goes on where it was interrupted', async ({ args, files }) => {
  const whole = await command([...bulk, ...args], { files });
  expect(whole.report).not.toBe('');
  await inFolder(files, async (folder) => {
    const first = await interrupted(folder, args);
    expect(first.exit).toBe(130);
    expect(first.complaints).toContain('the same command goes on there');
    expect(existsSync(join(folder, 'report'))).toBe(false);
    const part = (await readFile(join(folder, 'report.partial'), 'utf8')).length;
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(whole.report?.length ?? 0);
    const second = await command([...bulk, '--workers', '3', ...args], { at: folder });
    expect(second.report).toBe(whole.report);
    expect(second.exit).toBe(whole.exit);
    expect(existsSync(join(folder, 'at'))).toBe(false);
    expect(existsSync(join(folder, 'report.partial'))).toBe(false);
    expect(JSON.parse(await readFile(join(folder, 'sum'), 'utf8'))).toMatchObject({
      inputs: whole.report?.trimEnd().split('\n').length,
    });
  });
});

test.each([
  {
    title: 'the input has other bytes',
    change: (folder: string) =>
      writeFile(join(folder, 'a.ndjson'), lines.replace('active', 'ACTIVE').repeat(16)),
    args: [],
    said: 'The input is not what it was',
  },
  {
    title: 'the input is shorter',
    change: (folder: string) => truncate(join(folder, 'a.ndjson'), 2000),
    args: [],
    said: 'The input is not what it was',
  },
  {
    title: 'the output is shorter',
    change: (folder: string) => truncate(join(folder, 'report.partial'), 3),
    args: [],
    said: 'report.partial is shorter than the checkpoint says',
  },
  {
    title: 'other rules are off',
    change: () => Promise.resolve(),
    args: ['--off', 'ws-retired'],
    said: 'other options',
  },
  {
    title: 'there is a configuration now',
    change: (folder: string) => writeFile(join(folder, 'rulepack.yaml'), 'rules: { ws-retired: off }\n'),
    args: [],
    said: 'configuration',
  },
  {
    title: 'the checkpoint is damaged',
    change: (folder: string) => writeFile(join(folder, 'at'), '{"version":1,'),
    args: [],
    said: '--checkpoint at cannot be used: it is no checkpoint',
  },
])('a run does not go on where $title', async ({ change, args, said }) => {
  await inFolder({ 'a.ndjson': lines.repeat(16) }, async (folder) => {
    await interrupted(folder, ['a.ndjson']);
    await change(folder);
    const { exit, complaints } = await command([...bulk, ...args, 'a.ndjson'], { at: folder });
    expect(complaints).toContain(said);
    expect(exit).toBe(2);
    expect(existsSync(join(folder, 'report'))).toBe(false);
  });
});

test('suppressions that were needed before the interruption are not told to be needless, and none expires meanwhile', async () => {
  const suppress = `suppress: [{ key: ws-type, reason: Known., expires: 2026-06-15 }]`;
  const files = { 'a.ndjson': `${faulty}\n${`${good}\n`.repeat(4000)}`, 'rulepack.yaml': suppress };
  await inFolder(files, async (folder) => {
    expect((await interrupted(folder, ['a.ndjson'])).exit).toBe(130);
    const { exit, complaints } = await command([...bulk, 'a.ndjson'], { at: folder, today: '2026-06-16' });
    expect({ exit, complaints }).toEqual({ exit: 0, complaints: '' });
  });
});

test('a run that was killed when all was judged only gives the output its name', async () => {
  await inFolder({ 'a.ndjson': lines.repeat(16) }, async (folder) => {
    await interrupted(folder, ['a.ndjson']);
    const checkpoint = JSON.parse(await readFile(join(folder, 'at'), 'utf8')) as object;
    await writeFile(join(folder, 'at'), JSON.stringify({ ...checkpoint, isComplete: true }));
    const part = await readFile(join(folder, 'report.partial'), 'utf8');
    const { report, exit } = await command([...bulk, 'a.ndjson'], { at: folder });
    expect(report).toBe(part);
    expect(exit).toBe(2);
    expect(existsSync(join(folder, 'at'))).toBe(false);
  });
});
