import { chmod, link, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { command, faulty, inFolder, retired } from './command.test.helper.js';

const suppress = 'suppress:\n  - { key: ws-type, reason: Our server needs it. }\n';
const spelt = faulty.replace('"active"', '"Active"');

test.each([
  { title: 'a suppression', config: suppress, before: faulty, after: faulty, count: '1 suppressed' },
  {
    title: 'a suppression of one of two',
    config: suppress,
    before: spelt,
    after: faulty,
    count: '1 suppressed',
  },
  {
    title: 'a suppression of another file',
    config: suppress.replace('reason', 'file: b.json, reason'),
    before: faulty,
    after: retired,
    count: undefined,
  },
  { title: 'a baseline', config: undefined, before: faulty, after: faulty, count: '1 suppressed' },
])('by $title, fix and validate --fix leave what is decided', async ({ config, before, after, count }) => {
  for (const args of [['fix'], ['validate', '--fix']]) {
    await inFolder(
      { 'a.json': before, 'rulepack.yaml': config ?? 'baseline: known.json\n' },
      async (folder) => {
        if (config === undefined) await command(['baseline', 'a.json'], { at: folder });
        const { exit, output, complaints } = await command([...args, 'a.json'], { at: folder });
        expect(exit).toBe(0);
        expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(after);
        const said = /(\d+ suppressed), not fixed/.exec(output + complaints)?.[1];
        expect(said).toBe(count);
      },
    );
  }
});

test('an entry of a baseline spares as many lines as it counts', async () => {
  await inFolder({ 'a.ndjson': `${faulty}\n`, 'rulepack.yaml': 'baseline: known.json\n' }, async (folder) => {
    await command(['baseline', 'a.ndjson'], { at: folder });
    const two = { 'a.ndjson': `${faulty}\n${faulty}\n` };
    await inFolder(
      {
        ...two,
        'known.json': await readFile(join(folder, 'known.json')),
        'rulepack.yaml': 'baseline: known.json\n',
      },
      async (other) => {
        await command(['fix', 'a.ndjson'], { at: other });
        expect(await readFile(join(other, 'a.ndjson'), 'utf8')).toBe(`${faulty}\n${retired}\n`);
      },
    );
  });
});

test.each([{ args: ['fix'] }, { args: ['validate', '--fix'] }])(
  '$args leaves a read-only file, and mends the others',
  async ({ args }) => {
    await inFolder({ 'a.json': faulty, 'b.json': faulty }, async (folder) => {
      await chmod(join(folder, 'a.json'), 0o444);
      const { exit, complaints } = await command([...args, 'a.json', 'b.json'], { at: folder });
      expect(exit).toBe(2);
      expect(complaints).toContain('a.json: it could not be written: it is read-only');
      expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe(faulty);
      expect(await readFile(join(folder, 'b.json'), 'utf8')).toBe(retired);
      expect((await readdir(folder)).sort()).toEqual(['a.json', 'b.json']);
    });
  },
);

test.each([
  { title: 'longer', before: faulty, after: retired },
  { title: 'shorter', before: faulty.replace('"active"', '"  Active  "'), after: undefined },
])('a file with two names that becomes $title keeps both', async ({ before, after }) => {
  await inFolder({ 'a.json': before }, async (folder) => {
    await link(join(folder, 'a.json'), join(folder, 'other'));
    await command(['fix', 'a.json'], { at: folder });
    const [content, other] = [
      await readFile(join(folder, 'a.json'), 'utf8'),
      await readFile(join(folder, 'other'), 'utf8'),
    ];
    expect(other).toBe(content);
    expect(content).not.toBe(before);
    if (after !== undefined) expect(content).toBe(after);
    expect((await stat(join(folder, 'a.json'))).nlink).toBe(2);
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'other']);
  });
});
