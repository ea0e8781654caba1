import { errorsOf, faultsOf, head, marked, packWith } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';
import { storePack } from './shipped.js';

const packOf = (definition: string): string => packWith('rules:', `definition:\n  ${definition}\nrules:`);

test('a pack has the definition that it is made from, and is stored without it', async () => {
  const text = packOf(
    '{ url: "http://h/a", of: R4, versions: { R4: { maturity: 1 }, R5: { status: active } } }',
  );
  const pack = await parsePack(text);
  const versions = { R4: { maturity: 1 }, R5: { status: 'active' } };
  expect(pack.definition).toEqual({ url: 'http://h/a', of: 'R4', versions });
  expect(JSON.parse(storePack(pack))).not.toHaveProperty('definition');
});

test.each([
  { definition: '▸{ of: R4, versions: { R4: {} } }', code: 'missing-field' },
  { definition: '{ url: a, of: ▸R3, versions: { R4: {}, R5: {} } }', code: 'wrong-value' },
  { definition: '{ url: a, of: ▸toString, versions: { R4: {} } }', code: 'wrong-value' },
  { definition: '{ url: a, of: R4, versions: ▸{} }', code: 'wrong-value' },
  { definition: '{ url: a, of: R4, versions: { R4: { ▸stat: draft } } }', code: 'unknown-field' },
  { definition: '{ url: a, of: R4, versions: { R4: { maturity: ▸6 } } }', code: 'wrong-value' },
  { definition: '{ url: a, of: R4, versions: { R4: { date: ▸2014 } } }', code: 'wrong-type' },
  {
    definition: '{ url: a, of: R4, versions: { R4: { elements: { E: { flags: [▸X] } } } } }',
    code: 'wrong-value',
  },
  {
    definition: '{ url: a, of: R4, versions: { R4: { elements: { E: { max: ▸n } } } } }',
    code: 'wrong-value',
  },
  {
    definition: '{ url: a, of: R4, versions: { R4: { context: [▸{ type: element }] } } }',
    code: 'missing-field',
  },
  {
    definition: '{ url: a, of: R4, versions: { R4: { constraints: { a: { severity: ▸bad } } } } }',
    code: 'wrong-value',
  },
])('$definition: $code', async ({ definition, code }) => {
  const { text, places } = marked(packOf(definition));
  expect(await faultsOf(text)).toEqual([`${code} ${places[0] ?? ''}`]);
});

test('a definition alone is no pack', async () => {
  const errors = await errorsOf(`${head}definition: { url: a, of: R4, versions: { R4: {} } }\n`);
  expect(errors.map(({ code }) => code)).toEqual(['missing-field']);
});
