import { compared, errorsOf, faultsOf, goodPack, packWith } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';

describe('aliases', () => {
  test('one to what stands before it is allowed', async () => {
    const text = packWith('{ pass: [{ id: a }], fail: [{ id: b }] }', '{ pass: [&x { id: a }], fail: [*x] }');
    const pack = await parsePack(text);
    expect(pack.rules[0]?.examples.fail[0]?.resource).toEqual({
      resourceType: 'CapabilityStatement',
      id: 'a',
    });
  });

  test.each([
    { title: 'to itself', yaml: 'title: &a [▸*a]' },
    { title: 'to itself, through a map', yaml: 'title: &a { b: { c: ▸*a } }' },
    { title: 'to nothing', yaml: 'title: ▸*a' },
    { title: 'to what stands after it', yaml: 'title: ▸*a\nversion: &a x' },
  ])('one $title is refused', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['yaml-alias']);
    expect(found).toEqual(wanted);
  });

  test('a bomb of them is refused, once', async () => {
    const names = 'abcdefghij'.split('');
    const lines = names.map((name, index) => {
      const inner = index === 0 ? 'x' : `*${names[index - 1] ?? ''}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
    });
    const errors = await errorsOf(lines.join('\n'));
    expect(errors.map(({ code }) => code)).toEqual(['too-large']);
  });

  test('a field behind one stands where it is written', async () => {
    const { found, wanted } = await compared(packWith('title: Small', 'title: &t Small\n▸titel: *t'), [
      'unknown-field',
    ]);
    expect(found).toEqual(wanted);
  });
});

describe('tags', () => {
  test.each([
    { title: 'of JavaScript', yaml: 'title: ▸!!js/function "x"' },
    { title: 'of its own', yaml: 'title: ▸!x 1' },
    { title: 'of YAML', yaml: 'title: ▸!!str 1' },
    { title: 'for bytes', yaml: 'title: ▸!!binary aGk=' },
    { title: 'of no name', yaml: 'title: ▸! 5' },
    { title: 'in full', yaml: 'title: ▸!<tag:yaml.org,2002:int> 5' },
    { title: 'on a list', yaml: 'title: ▸!!set { a }' },
    { title: 'on the whole', yaml: '▸!!map { title: 1 }' },
    { title: 'on a key', yaml: '▸!!str title: 1' },
  ])('one $title is refused', async ({ yaml }) => {
    const { found, wanted } = await compared(yaml, ['yaml-tag']);
    expect(found).toEqual(wanted);
  });
});

describe('keys', () => {
  test.each([
    { title: 'twice', yaml: 'title: a\n▸title: b', code: 'duplicate-field' },
    { title: 'twice, with quotes', yaml: 'title: a\n▸"title": b', code: 'duplicate-field' },
    { title: 'twice, the same value', yaml: 'title: a\n▸title: a', code: 'duplicate-field' },
    { title: 'twice, in braces', yaml: 'base: { id: a, ▸id: b }', code: 'duplicate-field' },
    { title: 'twice, number and string', yaml: 'base: { 1: a, ▸"1": b }', code: 'duplicate-field' },
    { title: 'that merge', yaml: 'base: &a { id: a }\nrules:\n  ▸<<: *a', code: 'yaml-merge-key' },
    { title: 'that merge, in quotes', yaml: '▸"<<": {}', code: 'yaml-merge-key' },
    { title: 'that are lists', yaml: '? ▸[a, b]\n: 1', code: 'yaml-key' },
    { title: 'that are maps', yaml: '? ▸{ a: 1 }\n: 1', code: 'yaml-key' },
    { title: 'that are null', yaml: '▸~: 1', code: 'yaml-key' },
    { title: 'that are empty', yaml: '▸: 1', code: 'yaml-key' },
    { title: 'that are aliases', yaml: 'title: &a b\n▸*a : 1', code: 'yaml-key' },
  ])('$title', async ({ yaml, code }) => {
    const { found, wanted } = await compared(yaml, [code]);
    expect(found).toEqual(wanted);
  });

  test('all defects are told of, in the order of the file', async () => {
    const yaml = 'title: a\n▸title: b\nbase: { ▸<<: { c: ▸!x 1 }, id: ▸!y 2, ▸id: 3 }\n▸[a]: 1';
    const codes = ['duplicate-field', 'yaml-merge-key', 'yaml-tag', 'duplicate-field', 'yaml-key'];
    const { found } = await compared(yaml, []);
    expect(found.map((each) => each.split(' ')[0])).toEqual(codes);
  });

  test('names of the prototype are names like any other', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const name of names) {
      const { found, wanted } = await compared(packWith('title: Small', `title: Small\n▸${name}: 1`), [
        'unknown-field',
      ]);
      expect(found).toEqual(wanted);
    }
    expect({}).not.toHaveProperty('id');
  });

  test('and stay so in an example', async () => {
    const text = packWith('pass: [{ id: a }]', 'pass: [{ id: a, __proto__: { id: b } }]');
    const pack = await parsePack(text);
    const resource = pack.rules[0]?.examples.pass[0]?.resource ?? {};
    expect(Object.keys(resource)).toEqual(['resourceType', 'id', '__proto__']);
    expect(resource.id).toBe('a');
  });
});

test('nothing but a map is a pack', async () => {
  for (const text of ['hello', '- a', '~', '5']) expect(await faultsOf(text)).toEqual(['wrong-type 1:1']);
  expect(await faultsOf(goodPack)).toEqual([]);
});
