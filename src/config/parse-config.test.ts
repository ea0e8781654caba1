import { marked } from '../rules/pack-text.test.helper.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { parseConfig } from './parse-config.js';

type Files = Readonly<Record<string, string>>;

const parse = (text: string, files: Files = {}): Promise<Config> =>
  parseConfig(text, {
    file: 'rulepack.yaml',
    read: (path) => {
      const found = Object.hasOwn(files, path) ? files[path] : undefined;
      return found === undefined
        ? Promise.reject(new Error('there is no such file'))
        : Promise.resolve(found);
    },
  });

async function faultsOf(text: string, files?: Files): Promise<string[]> {
  try {
    await parse(text, files);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toMatch(/undefined|\[object|The pack|rule file/);
    return error.faults.map(
      ({ code, place }) => `${place.file}:${place.line.toString()}:${place.column.toString()} ${code}`,
    );
  }
}

describe('a configuration in which something is wrong', () => {
  test.each([
    { text: '▸', code: 'yaml-syntax' },
    { text: '▸# nothing', code: 'yaml-syntax' },
    { text: '▸[]', code: 'wrong-type' },
    { text: 'a: ▸b: c', code: 'yaml-syntax' },
    { text: `▸${'#'.repeat(256 * 1024 + 1)}`, code: 'too-large' },
    { text: 'failOn: error\n▸failOn: warning', code: 'duplicate-field' },
    { text: 'rules: { a: off, ▸a: error }', code: 'duplicate-field' },
    { text: '▸suppresss: []', code: 'unknown-field' },
    { text: '▸offs: [a]', code: 'unknown-field' },
    { text: '▸__proto__: 1', code: 'unknown-field' },
    { text: 'rules: { a: ▸of }', code: 'wrong-value' },
    { text: 'rules: { a: ▸false }', code: 'wrong-value' },
    { text: 'rules: { a: ▸fatal }', code: 'wrong-value' },
    { text: 'rules: ▸[a]', code: 'wrong-type' },
    { text: 'failOn: ▸fatal', code: 'wrong-value' },
    { text: 'docsUrl: ▸https://rules.test/', code: 'wrong-value' },
    { text: 'docsUrl: ▸rules/{key}.html', code: 'wrong-value' },
    { text: 'packs: ▸[]', code: 'wrong-value' },
    { text: 'packs: [▸""]', code: 'wrong-value' },
    { text: 'packs: [▸http://a.test/p.yaml]', code: 'extends-outside' },
    { text: 'packs: [▸../p.yaml]', code: 'extends-outside' },
    { text: 'packs: [▸/etc/passwd]', code: 'extends-outside' },
    { text: 'baseline: ▸../b.json', code: 'extends-outside' },
    { text: 'baseline: ▸.', code: 'extends-outside' },
    { text: 'baseline: ▸7', code: 'wrong-type' },
    { text: 'asOf: ▸2026-02-30', code: 'wrong-value' },
    { text: 'asOf: ▸"2026"', code: 'wrong-value' },
    { text: 'fhirVersion: ▸4.0', code: 'wrong-type' },
    { text: 'fhirVersion: ▸"4.1"', code: 'wrong-value' },
    { text: 'suppress:\n  - ▸key: a', code: 'missing-field' },
    { text: 'suppress:\n  - ▸reason: a', code: 'missing-field' },
    { text: 'suppress:\n  - ▸a', code: 'wrong-type' },
    { text: 'suppress: [{ key: a, reason: ▸" " }]', code: 'wrong-value' },
    { text: 'suppress: [{ key: a, reason: ▸1 }]', code: 'wrong-type' },
    { text: 'suppress: [{ key: a, reason: b, ▸until: c }]', code: 'unknown-field' },
    { text: 'suppress: [{ key: a, reason: b, expires: ▸2026-02-30 }]', code: 'wrong-value' },
    { text: 'suppress: [{ key: a, reason: b, expires: ▸31.3.2027 }]', code: 'wrong-value' },
    { text: 'suppress: [{ key: a, reason: b, expires: ▸2027 }]', code: 'wrong-type' },
    { text: 'suppress: [{ key: a, reason: b, at: ▸"rest[x]" }]', code: 'wrong-value' },
    { text: 'suppress: [{ key: a, reason: b, at: ▸"a..b" }]', code: 'wrong-value' },
    { text: 'suppress: [{ key: a, reason: b, file: ▸"" }]', code: 'wrong-value' },
    { text: 'extends: [▸https://a.test/c.yaml]', code: 'extends-outside' },
    { text: 'extends: [▸../c.yaml]', code: 'extends-outside' },
    { text: 'extends: [▸none.yaml]', code: 'extends-not-found' },
    { text: 'extends: [▸./rulepack.yaml]', code: 'extends-cycle' },
  ])('$text', async ({ text, code }) => {
    const { text: plain, places } = marked(text);
    expect(await faultsOf(plain)).toEqual(places.map((place) => `rulepack.yaml:${place} ${code}`));
  });

  test.each([
    { text: 'rules:\n  a: off\n  ▸p/a: error' },
    { text: 'rules:\n  a: off\n  ▸p/a: off' },
    { text: 'rules: { a: off }\nsuppress: [{ key: ▸a, reason: b }]' },
    { text: 'rules: { a: off }\nsuppress: [{ key: ▸p/a, reason: b }]' },
    { text: 'rules: { p/a: off }\nsuppress: [{ key: ▸p/a, reason: b }]' },
    { text: 'suppress:\n  - { key: a, reason: b }\n  - { key: ▸a, reason: c }' },
  ])('it contradicts itself: $text', async ({ text }) => {
    const { text: plain, places } = marked(text);
    expect(await faultsOf(plain)).toEqual(places.map((place) => `rulepack.yaml:${place} contradiction`));
  });

  test.each([
    { text: 'rules: { a: warning, p/a: off }' },
    { text: 'rules: { p/a: off }\nsuppress: [{ key: a, reason: b }]' },
    {
      text: 'suppress: [{ key: a, reason: b }, { key: a, at: c, reason: b }, { key: a, file: c, reason: b }]',
    },
  ])('it does not: $text', async ({ text }) => {
    expect(await faultsOf(text)).toEqual([]);
  });
});

test('every fault is told in one run, those of extended files at their own places', async () => {
  const files = {
    'env/base.yaml': 'failOn: nope\nextends: [../other.yaml, ../../up.yaml]',
    'other.yaml': 'x: 1',
  };
  expect(await faultsOf('extends: [env/base.yaml]\npacks: [../a.yaml]', files)).toEqual([
    'env/base.yaml:1:9 wrong-value',
    'rulepack.yaml:2:9 extends-outside',
  ]);
  const sound = { ...files, 'env/base.yaml': 'extends: [../other.yaml, ../../up.yaml]' };
  expect(await faultsOf('extends: [env/base.yaml]', sound)).toEqual([
    'env/base.yaml:1:26 extends-outside',
    'other.yaml:1:1 unknown-field',
  ]);
});

test('a chain of configurations ends', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [
      `${at.toString()}.yaml`,
      `extends: [${(at + 1).toString()}.yaml]`,
    ]),
  );
  expect(await faultsOf('extends: [0.yaml]', files)).toEqual(['6.yaml:1:11 extends-too-deep']);
});

test('what is said later wins, and suppressions add up', async () => {
  const files = {
    'env/base.yaml':
      'packs: [one, ./own.yaml]\nrules: { p/a: error, b: off, c: warning }\nfailOn: never\nbaseline: b.json\nsuppress: [{ key: a, reason: first }]',
  };
  const text =
    'extends: [env/base.yaml]\nrules: { a: off, b: error }\nsuppress: [{ key: p/d, reason: second }]';
  const config = await parse(text, files);
  expect(config).toMatchObject({
    packs: [{ name: 'one' }, { path: 'env/own.yaml' }],
    failOn: 'never',
    baseline: { path: 'env/b.json' },
    suppress: [
      { key: 'a', reason: 'first', place: { file: 'env/base.yaml', line: 5 } },
      { pack: 'p', key: 'd', reason: 'second' },
    ],
  });
  expect(config.rules.map(({ pack, key, level }) => [pack, key, level])).toEqual([
    [undefined, 'c', 'warning'],
    [undefined, 'a', 'off'],
    [undefined, 'b', 'error'],
  ]);
  expect((await parse('extends: [env/base.yaml]\npacks: [two]\nfailOn: error', files)).packs).toMatchObject([
    { name: 'two' },
  ]);
});
