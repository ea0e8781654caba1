import { compared, errorsOf, packWith } from './pack-text.test.helper.js';
import { parsePack, type ParsePackOptions } from './parse-pack.js';
import type { RulePack } from './rule-pack.js';

const extending = (names: string, pack = 'small'): string =>
  packWith('rules:', `extends: [${names}]\nrules:`).replace('pack: small', `pack: ${pack}`);
const plain = (pack: string): string => packWith('pack: small', `pack: ${pack}`);
const defective = packWith('name.exists()', 'nam.exists()');

interface Folder {
  readonly options: ParsePackOptions;
  /** The paths that were read, in order. */
  readonly reads: readonly string[];
}

function folderOf(files: Readonly<Record<string, string>>): Folder {
  const reads: string[] = [];
  const read = (path: string): Promise<string> => {
    reads.push(path);
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    return text === undefined ? Promise.reject(new Error('there is no such file')) : Promise.resolve(text);
  };
  return { options: { file: 'packs/main.yaml', read }, reads };
}

const namesOf = (pack: RulePack): unknown => [pack.pack, ...pack.extends.map(namesOf)];

describe('what may be extended', () => {
  const folder = {
    'b.yaml': plain('b'),
    'sub/c.yaml': extending('./d.yaml, ../b.yaml', 'c'),
    'sub/d.yaml': plain('d'),
  };
  test.each([
    {
      title: 'a pack that ships',
      names: 'capabilitystatement-websocket',
      packs: ['small', ['capabilitystatement-websocket']],
    },
    { title: 'a file beside it', names: './b.yaml', packs: ['small', ['b']] },
    { title: 'a file without ./', names: 'b.yaml', packs: ['small', ['b']] },
    {
      title: 'a file below, and what that extends',
      names: 'sub/c.yaml',
      packs: ['small', ['c', ['d'], ['b']]],
    },
    { title: 'a path that goes down and up', names: 'sub/../b.yaml', packs: ['small', ['b']] },
    { title: 'several', names: './b.yaml, ./sub/d.yaml', packs: ['small', ['b'], ['d']] },
  ])('$title', async ({ names, packs }) => {
    expect(namesOf(await parsePack(extending(names), folderOf(folder).options))).toEqual(packs);
  });
});

describe('a path that leads out is refused, and nothing is read', () => {
  test.each([
    '../b.yaml',
    '../../etc/passwd',
    '..',
    './..',
    'sub/../../b.yaml',
    './sub/../../../etc/passwd',
    '/etc/passwd',
    '//host/share/b.yaml',
    'file:///etc/passwd',
    'http://h/b.yaml',
    'HTTPS://h/b.yaml',
    'javascript:alert(1)',
    'C:/b.yaml',
    "'C:\\b.yaml'",
    "'..\\b.yaml'",
    "'\\\\host\\b.yaml'",
    '"./b\\0.yaml"',
  ])('%s', async (name) => {
    const { options, reads } = folderOf({ 'b.yaml': plain('b') });
    const { found, wanted } = await compared(extending(`▸${name}`), ['extends-outside'], options);
    expect(found).toEqual(wanted);
    expect(reads).toEqual([]);
  });

  test('nor may a file below lead out', async () => {
    const { options, reads } = folderOf({
      'sub/b.yaml': extending('../../b.yaml', 'b'),
      'b.yaml': plain('b'),
    });
    const errors = await errorsOf(extending('sub/b.yaml'), options);
    expect(errors.map(({ code, place }) => [code, place.file])).toEqual([
      ['extends-outside', 'packs/sub/b.yaml'],
      ['extends-defective', 'packs/main.yaml'],
    ]);
    expect(reads).toEqual(['sub/b.yaml']);
  });
});

describe('what is not there', () => {
  test.each([
    { names: './none.yaml', hint: './none.yaml' },
    { names: './%2e%2e/b.yaml', hint: '%2e' },
    { names: 'capabilitystatement-websockte', hint: 'capabilitystatement-websocket' },
    { names: 'constructor', hint: 'constructor' },
    { names: './b.yaml/', hint: '' },
  ])('$names', async ({ names, hint }) => {
    const { options } = folderOf({});
    const { found, wanted } = await compared(extending(`▸${names}`), ['extends-not-found'], options);
    expect(found).toEqual(wanted);
    expect((await errorsOf(extending(names), options))[0]?.text).toContain(hint);
  });

  test('without a reader there are no files, but packs that ship', async () => {
    expect((await errorsOf(extending('./b.yaml'))).map(({ code }) => code)).toEqual(['extends-not-found']);
    expect(await errorsOf(extending('capabilitystatement-websocket'))).toEqual([]);
  });
});

describe('cycles and chains', () => {
  test.each([
    { title: 'itself', files: {}, names: './main.yaml' },
    { title: 'itself, by a detour', files: {}, names: './sub/../main.yaml' },
    { title: 'through another', files: { 'b.yaml': extending('./main.yaml', 'b') }, names: './b.yaml' },
    {
      title: 'beside it',
      files: { 'b.yaml': extending('./c.yaml', 'b'), 'c.yaml': extending('./b.yaml', 'c') },
      names: './b.yaml',
    },
  ])('a pack that extends itself: $title', async ({ files, names }) => {
    const errors = await errorsOf(extending(names), folderOf(files).options);
    expect(errors[0]?.code).toBe('extends-cycle');
    expect(errors.slice(1).every(({ code }) => code === 'extends-defective')).toBe(true);
  });

  test.each([
    { length: 7, reads: 7, first: undefined },
    { length: 8, reads: 7, first: 'extends-too-deep' },
    { length: 1000, reads: 7, first: 'extends-too-deep' },
  ])('a chain of $length files', async ({ length, reads, first }) => {
    const files = Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `${index.toString()}.yaml`,
        index === length - 1
          ? plain('last')
          : extending(`${(index + 1).toString()}.yaml`, `p${index.toString()}`),
      ]),
    );
    const folder = folderOf(files);
    const errors = await errorsOf(extending('0.yaml'), folder.options);
    expect(errors[0]?.code).toBe(first);
    expect(folder.reads).toHaveLength(reads);
  });

  test('a file that two extend is read once', async () => {
    const folder = folderOf({
      'a.yaml': extending('c.yaml', 'a'),
      'b.yaml': extending('c.yaml', 'b'),
      'c.yaml': plain('c'),
    });
    expect(namesOf(await parsePack(extending('a.yaml, b.yaml'), folder.options))).toEqual([
      'small',
      ['a', ['c']],
      ['b', ['c']],
    ]);
    expect([...folder.reads].sort()).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  });
});

describe('a defective file', () => {
  test('is told of with its own places', async () => {
    const { options } = folderOf({ 'sub/b.yaml': defective });
    const errors = await errorsOf(extending('sub/b.yaml'), options);
    expect(
      errors.map(
        ({ code, place }) => `${place.file}:${place.line.toString()}:${place.column.toString()} ${code}`,
      ),
    ).toEqual(
      expect.arrayContaining([
        'packs/main.yaml:8:11 extends-defective',
        'packs/sub/b.yaml:12:17 unknown-element',
      ]),
    );
    expect(errors).toHaveLength(2);
  });

  test('beside others: each is told of', async () => {
    const { options } = folderOf({ 'b.yaml': defective, 'c.yaml': 'a: b: c' });
    const errors = await errorsOf(extending('b.yaml, nope, c.yaml'), options);
    expect(errors.map(({ code }) => code).sort()).toEqual(
      [
        'extends-defective',
        'extends-defective',
        'extends-not-found',
        'unknown-element',
        'yaml-syntax',
      ].sort(),
    );
  });
});
