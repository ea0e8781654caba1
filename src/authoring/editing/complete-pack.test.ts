import { loadParser } from '../../expression/parse.js';
import { proposalsInPack } from './complete-pack.js';
import { packAt } from './pack-text.test.helper.js';

const parse = await loadParser();

async function proposed(fields: string): Promise<{ word: string; labels: string[]; details: string[] }> {
  const { text, offset } = packAt(fields);
  const found = await proposalsInPack(text, offset, parse);
  return {
    word: text.slice(found?.from ?? offset, offset),
    labels: found?.options.map(({ label }) => label) ?? [],
    details: found?.options.map(({ label, detail = '' }) => `${label} ${detail}`) ?? [],
  };
}

test.each<{ title: string; fields: string; word?: string; has: string[]; lacks?: string[] }>([
  {
    title: 'elements of the resource',
    fields: 'context: re‸',
    word: 're',
    has: ['rest', 'status', '%socket'],
  },
  {
    title: 'behind a dot',
    fields: 'context: rest.‸',
    has: ['mode', 'extension', 'where()'],
    lacks: ['rest', '%socket', 'and'],
  },
  { title: 'behind a dot, a word begun', fields: 'context: rest.re‸', word: 're', has: ['resource'] },
  { title: 'in the middle of a path', fields: 'context: rest.‸.code', has: ['resource'] },
  { title: 'behind an index', fields: 'context: rest[0].‸', has: ['mode'] },
  {
    title: 'behind a function',
    fields: "context: rest.where(mode = 'server').resource.‸",
    has: ['interaction'],
  },
  { title: 'inside a criterion', fields: 'context: rest.where(‸', has: ['mode'], lacks: ['rest'] },
  {
    title: 'inside a criterion, behind and',
    fields: "context: rest.where(mode = 'server' and res‸)",
    word: 'res',
    has: ['resource'],
    lacks: ['rest'],
  },
  {
    title: 'inside a criterion in a criterion',
    fields: 'context: rest.where(resource.exists(in‸',
    word: 'in',
    has: ['interaction'],
  },
  {
    title: 'of what the rule judges',
    fields: 'context: rest.resource\nexpression: inter‸',
    word: 'inter',
    has: ['interaction'],
    lacks: ['rest'],
  },
  {
    title: 'of what the rule judges, written below',
    fields: 'expression: inter‸\ncontext: rest.resource',
    word: 'inter',
    has: ['interaction'],
    lacks: ['rest'],
  },
  { title: 'in double quotes', fields: 'expression: "rest.‸"', has: ['mode'] },
  { title: 'in single quotes', fields: "expression: 'rest.where(mode = ''server'').‸'", has: ['mode'] },
  { title: 'in double quotes that are not closed', fields: 'expression: "rest.‸', has: ['mode'] },
  {
    title: 'in a folded block over lines',
    fields: "expression: >-\n  rest.where(\n    mode = 'x' and\n    reso‸",
    word: 'reso',
    has: ['resource'],
    lacks: ['rest'],
  },
  {
    title: 'in a literal block over lines',
    fields: "expression: |-\n  rest\n    .where(mode = 'x')\n    .‸",
    has: ['resource'],
  },
  { title: 'behind a comment', fields: 'expression: |-\n  /* it says "rest" */\n  rest.‸', has: ['mode'] },
  { title: 'behind an emoji', fields: 'expression: "name = \'\u{1F600}\' or rest.‸"', has: ['mode'] },
  { title: 'in a message', fields: 'message: Look at {{rest.‸}} again.', has: ['mode'] },
  { title: 'in a message that is not closed', fields: 'message: Look at {{rest.‸', has: ['mode'] },
  { title: 'in human, where it is the message', fields: 'human: It has {{rest.‸}}.', has: ['mode'] },
  { title: 'in a fix, in braces', fields: 'fix: { move: rest.‸, safe: true }', has: ['mode'] },
  { title: 'in a fix, in a block', fields: 'fix:\n  remove: rest.‸', has: ['mode'] },
  {
    title: 'of an extension',
    fields: 'when: extension(%socket).‸',
    has: ['url', 'value'],
    lacks: ['valueUri'],
  },
  {
    title: 'of a resource around',
    fields: 'context: rest\nwhen: "%resource.‸"',
    has: ['rest', 'fhirVersion'],
  },
  {
    title: 'variables',
    fields: 'when: "%so‸"',
    word: '%so',
    has: ['%socket', '%most', '%resource', '%path'],
    lacks: ['rest'],
  },
  { title: 'variables, one sign', fields: 'when: extension(%‸)', word: '%', has: ['%socket'] },
  {
    title: 'special names',
    fields: 'when: rest.where($‸)',
    word: '$',
    has: ['$this', '$index'],
    lacks: ['$socket'],
  },
  {
    title: 'types of a choice',
    fields: 'when: extension.value.ofType(‸)',
    has: ['uri', 'Coding'],
    lacks: ['CapabilityStatement'],
  },
  { title: 'types behind is', fields: 'when: extension.value is u‸', word: 'u', has: ['uri', 'url'] },
  {
    title: 'operators',
    fields: 'when: rest.exists() a‸',
    word: 'a',
    has: ['and', 'implies'],
    lacks: ['rest'],
  },
  {
    title: 'functions that fit',
    fields: 'when: rest.documentation.‸',
    has: ['startsWith()', 'exists()'],
    lacks: ['abs()', 'allTrue()'],
  },
  {
    title: 'constants in an example',
    fields: 'examples:\n  pass:\n    - extension: [{ url: $so‸ }]',
    word: '$so',
    has: ['$socket', '$most'],
    lacks: ['$this'],
  },
])('$title: $fields', async ({ fields, word = '', has, lacks = [] }) => {
  const found = await proposed(fields);
  expect(found.labels).toEqual(expect.arrayContaining(has));
  expect(found.word).toBe(word);
  for (const label of lacks) expect(found.labels).not.toContain(label);
});

test('an element says its types', async () => {
  const { details } = await proposed('context: rest.‸');
  expect(details).toEqual(
    expect.arrayContaining([
      'mode code',
      'resource BackboneElement, several',
      'compartment canonical, several',
    ]),
  );
});

test('an element that one of the versions lacks is not proposed', async () => {
  const { labels } = await proposed('context: "‸"');
  expect(labels).toContain('purpose');
  expect(labels).not.toContain('identifier');
});

test.each([
  "expression: rest.mode = 'ser‸ver'",
  'expression: "rest /* mo‸ */"',
  'expression: rest // mo‸',
  'expression: 12‸',
  'expression: rest)‸',
  'message: Look at re‸st.',
  'human: It has {{rest}} and re‸',
  'key: re‸',
  'examples:\n  pass:\n    - status: re‸',
  're‸',
  '# re‸',
])('nothing is proposed in %j', async (fields) => {
  expect((await proposed(fields)).labels).toEqual([]);
});

test.each(['', '\u0000', '- a', ':', 'a: &a [*a]', '%', '['.repeat(20_000), 'x'.repeat(300_000)])(
  'any text is looked at: %#',
  async (text) => {
    for (const offset of [0, text.length, text.length + 5]) {
      expect(await proposalsInPack(text, offset, parse)).toBeUndefined();
    }
  },
);
