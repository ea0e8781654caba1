import { compared, errorsOf, faultsOf, goodPack } from './pack-text.test.helper.js';

const kib = 1024;

describe('the size of a file', () => {
  test.each([
    { title: '256 KiB', text: goodPack.padEnd(256 * kib, '#'), codes: [] },
    { title: 'a byte more', text: goodPack.padEnd(256 * kib + 1, '#'), codes: ['too-large 1:1'] },
    {
      title: 'characters of two bytes',
      text: `${goodPack}#${'é'.repeat(128 * kib)}`,
      codes: ['too-large 1:1'],
    },
    { title: '200,000 empty documents', text: '---\n'.repeat(200_000), codes: ['too-large 1:1'] },
    {
      title: '100,000 keys',
      text: Array.from({ length: 100_000 }, (_, index) => `k${index.toString()}: 1\n`).join(''),
      codes: ['too-large 1:1'],
    },
  ])('$title', async ({ text, codes }) => {
    expect(await faultsOf(text)).toEqual(codes);
  });
});

describe('what is no YAML', () => {
  test.each([
    { title: 'nothing', yaml: '▸' },
    { title: 'a comment', yaml: '▸# nothing' },
    { title: 'a tab for indentation', yaml: 'a:\n▸\tb: 1' },
    { title: 'an unknown escape', yaml: 'title: "▸\\q"' },
    { title: 'two colons', yaml: 'title: ▸a: b: c' },
    { title: 'a reserved character', yaml: 'title: a\n▸@b: 1' },
    { title: 'a quote without end', yaml: 'title: "a▸' },
  ])('$title', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['yaml-syntax']);
    expect(found).toEqual(wanted);
  });
});

describe('directives', () => {
  test.each([
    { title: 'another version', yaml: '▸%YAML 1.1\n---\ntitle: no' },
    { title: 'the same version', yaml: '▸%YAML 1.2\n---\ntitle: no' },
    { title: 'a tag prefix', yaml: '▸%TAG ! tag:h,2002:\n---\ntitle: no' },
    { title: 'behind a comment', yaml: '# why\n▸%YAML 1.1\n---\ntitle: no' },
  ])('$title', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['yaml-directive']);
    expect(found).toEqual(wanted);
  });

  test('a line of a string that begins with % is none', async () => {
    const text = goodPack.replace('title: Small', 'title: |\n  a\n  %YAML 1.1\n  b');
    expect(await faultsOf(text)).toEqual([]);
  });
});

describe('several documents', () => {
  test.each([
    { title: 'two', yaml: 'title: a\n▸---\ntitle: b' },
    { title: 'one and an empty one', yaml: `${goodPack}▸---\n` },
    { title: 'behind an end mark', yaml: 'title: a\n...\n▸title: b' },
    { title: 'many empty ones', yaml: `---\n▸${'---\n'.repeat(100)}` },
  ])('$title', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['yaml-documents']);
    expect(found).toEqual(wanted);
  });

  test.each([`---\n${goodPack}`, `${goodPack}...\n`])('marks around one are allowed', async (text) => {
    expect(await faultsOf(text)).toEqual([]);
  });
});

describe('deep nesting', () => {
  test.each([
    { title: '100,000 brackets', text: '['.repeat(100_000), codes: ['yaml-syntax', 'too-large'] },
    { title: '5,000 dashes', text: `${'- '.repeat(5000)}a`, codes: ['yaml-syntax', 'too-large'] },
    { title: '500 lists', text: `${'['.repeat(500)}${']'.repeat(500)}`, codes: ['too-large'] },
    {
      title: '100 maps',
      text: Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      codes: ['too-large'],
    },
  ])('$title: one clean error', async ({ text, codes }) => {
    const errors = await errorsOf(text);
    expect(errors).toHaveLength(1);
    expect(codes).toContain(errors[0]?.code);
    expect(errors[0]?.text).not.toMatch(/call stack/i);
  });
});

test.each([
  { title: 'a byte order mark', text: `\ufeff${goodPack}` },
  { title: 'Windows line ends', text: goodPack.replaceAll('\n', '\r\n') },
])('$title is allowed', async ({ text }) => {
  expect(await faultsOf(text)).toEqual([]);
});

test('columns count from after a byte order mark', async () => {
  expect(await faultsOf(`\ufeff${goodPack.replace('language: 1\n', 'language: 2\n')}`)).toEqual([
    'unknown-language 1:11',
  ]);
});

test('numbers and words are those of YAML 1.2', async () => {
  const text = goodPack.replace(
    'rules:',
    'constants: { a: no, b: 1:20, c: 0o17, d: 017, e: off, f: 4.0 }\nrules:',
  );
  expect(await faultsOf(text)).toEqual([]);
});
