import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  command,
  good,
  inFolder,
  many,
  retired,
  unwise,
  type Ran,
  type Surroundings,
} from './command.test.helper.js';

const name = 'rulepack-baseline.json';
const start = { 'rulepack.yaml': `baseline: ${name}`, 'a.json': unwise, 'b/c.json': retired };

interface Place {
  readonly run: (...args: string[]) => Promise<Ran>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  readonly baseline: () => Promise<string>;
}

/** Commands one after the other in one folder. */
const within = (
  files: NonNullable<Surroundings['files']>,
  act: (place: Place) => Promise<void>,
): Promise<void> =>
  inFolder(files, (at) =>
    act({
      run: (...args) => command(args, { at }),
      write: (file, text) => writeFile(join(at, file), text),
      remove: (file) => rm(join(at, file)),
      baseline: () => readFile(join(at, name), 'utf8'),
    }),
  );

const entriesOf = (text: string): string[] =>
  [...text.matchAll(/"file":"(.*?)","key":"(.*?)"/g)].map(([, file = '', key = '']) => `${file} ${key}`);

const summaryOf = ({ output }: Ran): string => output.trimEnd().split('\n').at(-1) ?? '';

test('what is written down counts no more, and what is new does', () =>
  within(start, async ({ run, write, baseline }) => {
    expect(await run('baseline', '.')).toMatchObject({
      exit: 0,
      complaints: '',
      output: `${name}: 3 issues written\n`,
    });
    const text = await baseline();
    expect(entriesOf(text)).toEqual(['a.json ws-retired', 'a.json ws-tls', 'b/c.json ws-retired']);
    expect(text.split('\n')).toHaveLength(entriesOf(text).length + 8);

    const known = await run('validate', '--fail-on', 'information', '.');
    expect(known).toMatchObject({ exit: 0, complaints: '' });
    expect(summaryOf(known)).toBe('2 inputs: no issues, 3 suppressed');
    expect((await run('validate', '--verbose', '.')).output).toContain(`: known in ${name})`);

    await write('b/c.json', unwise);
    const fresh = await run('validate', '--fail-on', 'warning', '.');
    expect(fresh.exit).toBe(1);
    expect(summaryOf(fresh)).toBe('2 inputs: 1 warning, 3 suppressed');
    expect(await baseline()).toBe(text);
  }));

test('lines that shift and lists that are sorted anew make nothing new', () =>
  within(start, async ({ run, write }) => {
    await run('baseline', '.');
    const { rest, ...others } = JSON.parse(unwise) as { rest: object[] };
    await write('a.json', JSON.stringify({ rest: [{ mode: 'client' }, ...rest], ...others }, null, 4));
    expect(summaryOf(await run('validate', '.'))).toBe('2 inputs: no issues, 3 suppressed');
  }));

test('the same content gives the same bytes, whatever the order of the inputs', () =>
  within(start, async ({ run, baseline }) => {
    await run('baseline', 'b/c.json', 'a.json');
    const text = await baseline();
    await run('baseline', '.');
    expect(await baseline()).toBe(text);
  }));

test('what is mended is counted until it is pruned', () =>
  within(start, async ({ run, write, remove, baseline }) => {
    await run('baseline', '.');
    await write('a.json', good);
    expect(summaryOf(await run('validate', '.'))).toBe(
      '2 inputs: no issues, 1 suppressed; 2 known issues are gone: rulepack baseline --prune',
    );
    expect(summaryOf(await run('validate', 'b/c.json'))).toBe('1 input: no issues, 1 suppressed');
    expect(summaryOf(await run('validate', '--pack', 'capabilitystatement', 'a.json'))).toBe(
      '1 input: no issues',
    );
    expect((await run('baseline', '--prune', 'b')).output).toBe(`${name}: 0 issues removed, 3 kept\n`);
    expect((await run('baseline', '--prune', '.')).output).toBe(`${name}: 2 issues removed, 1 kept\n`);
    expect(entriesOf(await baseline())).toEqual(['b/c.json ws-retired']);
    await remove('b/c.json');
    expect((await run('baseline', '--prune', '.')).output).toBe(`${name}: 1 issue removed, 0 kept\n`);
    expect(await baseline()).toContain('"issues": []');
  }));

test('what stands in it of other inputs stays', () =>
  within(start, async ({ run, baseline }) => {
    await run('baseline', '.');
    const text = await baseline();
    expect((await run('baseline', 'a.json')).output).toBe(
      `${name}: 2 issues written; 1 issue of other files kept\n`,
    );
    expect(await baseline()).toBe(text);
  }));

test('an input that cannot be read neither adds nor takes away', () =>
  within(start, async ({ run, write, baseline }) => {
    await run('baseline', '.');
    const text = await baseline();
    await write('a.json', '{');
    for (const args of [[], ['--prune']]) {
      const ran = await run('baseline', ...args, '.');
      expect(ran.exit).toBe(2);
      expect(ran.complaints).toMatch(/^rulepack: .*a\.json: /);
      expect(await baseline()).toBe(text);
    }
    expect((await run('validate', '.')).exit).toBe(2);
    await run('baseline', '.', 'none.json');
    expect(await baseline()).toBe(text);
  }));

test('equal lines of NDJSON are counted', () =>
  within({ ...start, 'd.ndjson': `${unwise}\n${unwise}\n` }, async ({ run, write, baseline }) => {
    await run('baseline', 'd.ndjson');
    expect(await baseline()).toContain('"count":2}');
    expect(summaryOf(await run('validate', 'd.ndjson'))).toBe('2 inputs: no issues, 4 suppressed');
    await write('d.ndjson', `${unwise}\n`.repeat(3));
    expect(summaryOf(await run('validate', 'd.ndjson'))).toBe(
      '3 inputs: 1 warning, 1 information, 4 suppressed',
    );
  }));

test('what the configuration suppresses is not written down', () =>
  within(
    { ...start, 'rulepack.yaml': 'suppress: [{ key: ws-tls, reason: a }]' },
    async ({ run, baseline }) => {
      const { output } = await run('baseline', 'a.json');
      expect(output).toContain(`Name it in rulepack.yaml: baseline: ${name}\n`);
      expect(entriesOf(await baseline())).toEqual(['a.json ws-retired']);
      expect(summaryOf(await run('validate', '--baseline', name, 'a.json'))).toBe(
        '1 input: no issues, 2 suppressed',
      );
    },
  ));

test('a baseline with other versions of packs is used, and that is said', () =>
  within(start, async ({ run, write, baseline }) => {
    await run('baseline', '.');
    await write(
      name,
      (await baseline()).replace('"capabilitystatement":"1.0.0"', '"capabilitystatement":"0.9.0"'),
    );
    const { exit, complaints, output } = await run('validate', '.');
    expect(output).toContain('3 suppressed');
    expect(complaints).toContain('it was written with capabilitystatement 0.9.0, now 1.0.0');
    expect(exit).toBe(0);
    await write(name, (await baseline()).replace('"packs": {', '"packs": {"gone":"1.0.0",'));
    expect(await run('baseline', '--prune', '.')).toMatchObject({ exit: 2, output: '' });
  }));

test.each([
  { title: 'another key', from: '"key":"ws-tls"', to: '"key":"ws-retired"' },
  { title: 'another fingerprint', from: /("key":"ws-tls".*"fingerprint":")\w+/, to: '$1beef' },
  { title: 'another file', from: '"file":"a.json","key":"ws-tls"', to: '"file":"z.json","key":"ws-tls"' },
])('an entry with $title is that of another issue', ({ from, to }) =>
  within(start, async ({ run, write, baseline }) => {
    await run('baseline', '.');
    await write(name, (await baseline()).replace(from, to));
    expect(summaryOf(await run('validate', '.'))).toMatch(/^2 inputs: 1 warning, 2 suppressed/);
  }),
);

test('all issues are written down, and only new ones are told', () =>
  within({ 'a.json': many(1500), 'rulepack.yaml': `baseline: ${name}` }, async ({ run, write, baseline }) => {
    expect((await run('baseline', 'a.json')).exit).toBe(0);
    const entries = entriesOf(await baseline());
    expect(entries.filter((each) => each === 'a.json element-binding')).toHaveLength(1500);
    const known = await run('validate', '--fail-on', 'information', 'a.json');
    expect([known.exit, summaryOf(known)]).toEqual([0, '1 input: no issues, 1,500 suppressed']);
    expect((await run('baseline', '--prune', 'a.json')).output).toContain(': 0 issues removed');
    await write('a.json', many(1500, { type: 'New' }));
    expect((await run('validate', 'a.json')).exit).toBe(1);
  }));

test.each([{ args: [] }, { args: ['--prune'] }])(
  'an input with more issues than are looked at is refused: $args',
  ({ args }) =>
    within(start, async ({ run, baseline }) => {
      await run('baseline', '.');
      const text = await baseline();
      const { exit, complaints } = await run('baseline', ...args, '--max-issues', '1', '.');
      expect(exit).toBe(2);
      expect(complaints).toMatch(/^rulepack: .*a\.json: it has too many issues \(1 .*--max-issues\.\n$/);
      expect(await baseline()).toBe(text);
    }),
);

describe('what is no baseline', () => {
  const sound = '"rulepackBaseline": 1, "tool": "a", "packs": {}';
  test.each([
    { text: '', says: 'it is not JSON' },
    { text: 'issues: []', says: 'it is not JSON' },
    { text: '[]', says: 'it is not an object' },
    { text: 'null', says: 'it is not an object' },
    { text: unwise, says: 'it is no baseline' },
    {
      text: '{ "rulepackBaseline": 2 }',
      says: 'it has the format 2, and this version of fhir-rulepack reads format 1',
    },
    { text: '{ "rulepackBaseline": "1" }', says: 'it has the format "1"' },
    { text: `{ ${sound} }`, says: 'issues is not a list' },
    { text: `{ ${sound}, "issues": [7] }`, says: 'issues[0] is not an object' },
    { text: `{ ${sound}, "issues": [{ "fingerprint": 1 }] }`, says: 'issues[0].fingerprint is not a string' },
    {
      text: `{ ${sound}, "issues": [{ "fingerprint": "", "key": "", "path": "", "file": "", "count": 0 }] }`,
      says: 'issues[0].count is no whole number above 0',
    },
    {
      text: '{ "rulepackBaseline": 1, "tool": "a", "packs": { "a": 1 }, "issues": [] }',
      says: 'packs.a is not a string',
    },
  ])('is refused, and not overwritten: $text', async ({ text, says }) => {
    await within({ ...start, [name]: text }, async ({ run, baseline }) => {
      for (const args of [['validate'], ['baseline'], ['baseline', '--prune']]) {
        const { exit, output, complaints } = await run(...args, 'a.json');
        expect(complaints).toContain(`The baseline ${name} cannot be used: ${says}`);
        expect({ exit, output }).toEqual({ exit: 2, output: '' });
      }
      expect(await baseline()).toBe(text);
    });
  });

  test.each([
    { args: ['validate', '--baseline', 'b', 'a.json'], says: 'it is a folder' },
    { args: ['validate', '--baseline', 'none/x.json', 'a.json'], says: 'There is no baseline none/x.json' },
    { args: ['baseline', '--baseline', 'none/x.json', 'a.json'], says: 'cannot be written' },
    { args: ['baseline', '--prune', 'a.json'], says: 'There is no baseline' },
    { args: ['baseline'], says: 'Name a file' },
  ])('$args is wrong usage', async ({ args, says }) => {
    const { exit, output, complaints } = await command(args, { files: start });
    expect(complaints).toContain(says);
    expect({ exit, output }).toEqual({ exit: 2, output: '' });
  });
});
