import { command, faulty, good, retired } from './command.test.helper.js';

/** The file that each outcome is about, with the codes of its issues. */
async function judged(
  args: readonly string[],
  surroundings: Parameters<typeof command>[1],
): Promise<string[]> {
  const { output } = await command(['validate', '--format', 'ndjson', ...args], surroundings);
  return output.split('\n').flatMap((line) => {
    if (line === '') return [];
    const { extension, issue } = JSON.parse(line) as {
      extension: { valueString: string }[];
      issue: { details: { text: string; coding?: { code: string }[] } }[];
    };
    const codes = issue.map(({ details }) => details.coding?.[0]?.code ?? details.text);
    return [`${extension[0]?.valueString ?? ''} ${codes.join(' ')}`];
  });
}

const files = {
  'b.json': retired,
  'a.json': good,
  'odd[1].json': good,
  'sub/c.json': faulty,
  'sub/deep/d.ndjson': `${good}\n${retired}\n`,
  'sub/e.txt': good,
  'sub/node_modules/f.json': faulty,
};

test.each([
  {
    title: 'files in their order',
    args: ['b.json', 'a.json'],
    found: ['b.json ws-retired', 'a.json All OK'],
  },
  { title: 'a file named twice once', args: ['a.json', 'a.json'], found: ['a.json All OK'] },
  {
    title: 'a folder, sorted, without packages',
    args: ['sub'],
    found: ['sub/c.json ws-retired ws-type', 'sub/deep/d.ndjson:1 All OK', 'sub/deep/d.ndjson:2 ws-retired'],
  },
  {
    title: 'a folder with a slash',
    args: ['sub/deep/'],
    found: ['sub/deep/d.ndjson:1 All OK', 'sub/deep/d.ndjson:2 ws-retired'],
  },
  { title: 'a pattern', args: ['?.json'], found: ['a.json All OK', 'b.json ws-retired'] },
  { title: 'a pattern over folders', args: ['sub/*.json'], found: ['sub/c.json ws-retired ws-type'] },
  { title: 'a file whose name looks like a pattern', args: ['odd[1].json'], found: ['odd[1].json All OK'] },
  { title: 'a file of any ending', args: ['sub/e.txt'], found: ['sub/e.txt All OK'] },
  { title: 'standard input', args: ['-'], input: retired, found: ['- ws-retired'] },
  {
    title: 'standard input among files',
    args: ['a.json', '-'],
    input: retired,
    found: ['a.json All OK', '- ws-retired'],
  },
  {
    title: 'NDJSON from standard input',
    args: ['--ndjson', '-'],
    input: `${good}\n${faulty}`,
    found: ['-:1 All OK', '-:2 ws-retired ws-type'],
  },
])('$title', async ({ args, input = '', found }) => {
  expect(await judged(args, { files, input })).toEqual(found);
});

test.each([
  {
    title: 'blank lines count but are no inputs',
    text: `\n${good}\n\n  \n${good}\n`,
    found: [':2 All OK', ':5 All OK'],
  },
  {
    title: 'lines may end as on Windows',
    text: `${good}\r\n\r\n${good}\r\n`,
    found: [':1 All OK', ':3 All OK'],
  },
  { title: 'the last line may lack its end', text: `${good}\n${good}`, found: [':1 All OK', ':2 All OK'] },
  { title: 'a byte order mark may stand in front', text: `\ufeff${good}\n`, found: [':1 All OK'] },
  {
    title: 'a line separator within a string ends no line',
    text: `${good.replace('4.0.1', '4.0.1","title":"a\u2028b')}\n${good}\n`,
    found: [':1 All OK', ':2 All OK'],
  },
  {
    title: 'a line that is broken spoils no other',
    text: `${good}\n${good.slice(0, 40)}\n${good}\n`,
    found: [':1 All OK', ':2 shape-json', ':3 All OK'],
  },
])('NDJSON: $title', async ({ text, found }) => {
  const expected = found.map((each) => `lines.ndjson${each}`);
  expect(await judged(['lines.ndjson'], { files: { 'lines.ndjson': text } })).toEqual(expected);
});

test('NDJSON: --max-bytes is for a line, not for the file', async () => {
  const long = good.replace('{', `{${' '.repeat(2 * good.length)}`);
  const text = [good, good, long, good, good].map((line) => `${line}\n`).join('');
  const limit = (2 * good.length + 2).toString();
  const found = await judged(['--max-bytes', limit, 'lines.ndjson'], { files: { 'lines.ndjson': text } });
  expect(found).toEqual([
    'lines.ndjson:1 All OK',
    'lines.ndjson:2 All OK',
    'lines.ndjson:3 shape-too-large',
    'lines.ndjson:4 All OK',
    'lines.ndjson:5 All OK',
  ]);
});

test('in text, an issue of an NDJSON line stands at that line of the file', async () => {
  const { exit, output } = await command(['validate', 'lines.ndjson'], {
    files: { 'lines.ndjson': `${good}\n\n${faulty}\n` },
  });
  const column = faulty.indexOf('{"url"') + 1;
  expect(exit).toBe(1);
  expect(output).toContain(`lines.ndjson:3:${column.toString()} error `);
});

test.each([
  { title: 'a missing file', name: 'missing.json' },
  { title: 'a pattern that nothing matches', name: 'missing-*.json' },
  { title: 'an empty folder', name: 'none' },
])('$title does not stop the others', async ({ name }) => {
  const args = ['validate', 'a.json', name, 'b.json'];
  const { exit, output, complaints } = await command(args, { files: { ...files, 'none/a.txt': '' } });
  expect(exit).toBe(2);
  expect(complaints).toContain(name);
  expect(output).toContain('a.json');
  expect(output).toContain('b.json:1:');
});

test('a file that cannot be read has an outcome of its own, in its place', async () => {
  expect(await judged(['a.json', 'missing.json', 'b.json'], { files })).toEqual([
    'a.json All OK',
    'missing.json shape-unreadable',
    'b.json ws-retired',
  ]);
});

describe('XML', () => {
  const xml =
    '<CapabilityStatement xmlns="http://hl7.org/fhir">\n  <nick value="a"/>\n</CapabilityStatement>\n';
  const all = {
    ...files,
    'x.xml': xml,
    'called.json': xml,
    'called.xml': good,
    'in/a.xml': xml,
    'in/b.json': good,
  };

  test.each([
    { title: 'a file', name: 'x.xml', line: 'x.xml:2:3 error', exit: 1 },
    { title: 'a file that is called .json', name: 'called.json', line: 'called.json:2:3 error', exit: 1 },
    { title: 'a file in a folder', name: 'in', line: 'in/a.xml:2:3 error', exit: 1 },
    { title: 'JSON that is called .xml', name: 'called.xml', line: '1 input: no issues', exit: 0 },
  ])('$title is judged by its content', async ({ name, line, exit }) => {
    const run = await command(['validate', name], { files: all });
    expect(run.output).toContain(line);
    expect(run.exit).toBe(exit);
  });

  test('standard input is told apart, too', async () => {
    const { output } = await command(['validate', '-'], { input: xml });
    expect(output).toMatch(/:2:3 error .*\[shape-unknown-property\]\n.*\n {2}> 2 \| {3}<nick value="a"\/>/);
  });

  test('SARIF has the line, and no fix', async () => {
    const { output } = await command(['validate', '--format', 'sarif', 'x.xml'], { files: all });
    expect(output).toMatch(/"ruleId": ?"[^"]*shape-unknown-property"/);
    expect(output).toMatch(/"startLine": ?2/);
    expect(output).not.toContain('"fixes"');
  });

  test.each(['fix', 'validate --fix'])('%s says that it mends JSON only, and judges', async (words) => {
    const { exit, complaints } = await command([...words.split(' '), 'x.xml'], { files: all });
    expect(exit).toBe(1);
    expect(complaints).toMatch(/^rulepack: x\.xml: this is XML.*only JSON/m);
  });
});

test('an address is not fetched', async () => {
  const { exit, complaints } = await command(['validate', 'https://server.test/metadata']);
  expect(exit).toBe(2);
  expect(complaints).toContain('https://server.test/metadata');
});
