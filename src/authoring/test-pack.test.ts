import { head, marked } from '../rules/pack-text.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { testPack, type TestOptions } from './test-pack.js';

/** The open entries, and what is merely told, of a pack with these rules: each as `word line:column`. */
async function wordsOf(rules: string, options: TestOptions): Promise<string[]> {
  const pack = await parsePack(`${head}rules:\n${rules}`);
  return testPack(pack, options)
    .entries.filter(({ problem }) => problem !== '')
    .map(({ word, place }) => `${word} ${place.line.toString()}:${place.column.toString()}`);
}

const rule = (fields: string): string => `  - key: ▸one
    severity: error
    human: It holds.
${fields.replace(/^(?=.)/gm, '    ')}`;

const everything = { coverage: true, mutate: true };

test.each<{ title: string; fields: string; options: TestOptions; words: readonly string[] }>([
  {
    title: 'a rule that is proved in every way',
    fields: `
expression: name.exists()
examples: { pass: [{ name: a }], fail: [{ id: a }] }
`,
    options: { ...everything, min: 100 },
    words: [],
  },
  {
    title: 'a condition that can never fail',
    fields: `
expression: ▸copyright = 'A' or ▸true
examples: { pass: [{ copyright: A }], fail: [▸{ copyright: B }] }
`,
    options: { coverage: true },
    words: [
      'missed 3',
      'vacuous 0',
      'uncovered 0',
      'undecided 1',
      'undecided 1',
      'undecided 1',
      'undecided 2',
    ],
  },
  {
    title: 'a pass example that fails',
    fields: `
expression: name.exists()
examples: { pass: [{ name: a }, ▸{ id: a }], fail: [{ id: a }] }
`,
    options: everything,
    words: ['noisy 1'],
  },
  {
    title: 'a rule that always fails',
    fields: `
expression: name = title
examples: { pass: [▸{ name: a }], fail: [{ name: b }] }
`,
    options: {},
    words: ['noisy 1', 'vacuous 0'],
  },
  {
    title: 'a context that is never matched',
    fields: `
context: ▸rest.interaction
expression: ▸code.exists()
examples: { pass: [▸{ id: a }], fail: [▸{ id: b }] }
`,
    options: { coverage: true },
    words: ['vacuous 3', 'missed 4', 'vacuous 0', 'uncovered 0', 'undecided 1', 'undecided 2', 'undecided 2'],
  },
  {
    title: 'a when that is never true',
    fields: `
when: ▸name.exists()
expression: ▸title.exists()
examples: { pass: [▸{ id: a }], fail: [▸{ id: b }] }
`,
    options: { coverage: true },
    words: ['vacuous 3', 'missed 4', 'vacuous 0', 'uncovered 0', 'undecided 1', 'undecided 2', 'undecided 2'],
  },
  {
    title: 'a when that is always true',
    fields: `
when: ▸status = 'active'
expression: title.exists()
examples: { pass: [{ status: active, title: a }], fail: [{ status: active }] }
`,
    options: { coverage: true },
    words: ['undecided 1'],
  },
  {
    title: 'an operand that never decides',
    fields: `
expression: ▸name.exists() and ▸title.exists()
examples: { pass: [{ name: a, title: a }], fail: [{ id: a }] }
`,
    options: { coverage: true },
    words: ['undecided 1', 'undecided 2'],
  },
  {
    title: 'a criterion that is always true',
    fields: `
expression: rest.where(▸mode = 'server').exists()
examples: { pass: [{ rest: [{ mode: server }] }], fail: [{ id: a }] }
`,
    options: { coverage: true },
    words: ['undecided 1'],
  },
  {
    title: 'a pack that is covered less than asked for',
    fields: `
when: ▸status = 'active'
expression: title.exists()
examples: { pass: [{ status: active, title: a }], fail: [{ status: active }] }
`,
    options: { min: 76 },
    words: ['undecided 1', 'uncovered 1:1'],
  },
  {
    title: 'a pack that is covered just as asked for',
    fields: `
when: ▸status = 'active'
expression: title.exists()
examples: { pass: [{ status: active, title: a }], fail: [{ status: active }] }
`,
    options: { min: 75 },
    words: ['undecided 1'],
  },
  {
    title: 'a boundary that no example stands on',
    fields: `
expression: ▸rest.count() <= ▸1
examples: { pass: [{ id: a }], fail: [{ rest: [{ mode: server }, { mode: client }, { mode: server }] }] }
`,
    options: { mutate: true },
    words: ['survived 1', 'survived 2', 'survived 2'],
  },
  {
    title: 'an excuse for the change that survives, and no other',
    fields: `
expression: ▸rest.count() <= ▸1
equivalent: { "rest.count() <= 2": For this test. }
examples: { pass: [{ id: a }], fail: [{ rest: [{ mode: server }, { mode: client }, { mode: server }] }] }
`,
    options: { mutate: true },
    words: ['survived 1', 'survived 2'],
  },
  {
    title: 'an excuse for all',
    fields: `
expression: rest.count() <= 1
equivalent: For this test.
examples: { pass: [{ id: a }], fail: [{ rest: [{ mode: server }, { mode: client }, { mode: server }] }] }
`,
    options: { mutate: true },
    words: [],
  },
  {
    title: 'an excuse for a change that is noticed',
    fields: `
expression: name.exists()
equivalent: { ▸name.empty(): For this test. }
examples: { pass: [{ name: a }], fail: [{ title: a }] }
`,
    options: { mutate: true },
    words: ['unneeded 1'],
  },
  {
    title: 'an excuse for all where nothing survives',
    fields: `
expression: name.exists()
equivalent: ▸For this test.
examples: { pass: [{ name: a }], fail: [{ title: a }] }
`,
    options: { mutate: true },
    words: ['unneeded 1'],
  },
  {
    title: 'a rule that its examples do not prove is not changed',
    fields: `
expression: rest.count() <= 1
examples: { pass: [{ id: a }], fail: [▸{ rest: [{ mode: server }] }] }
`,
    options: { mutate: true },
    words: ['missed 1', 'vacuous 0'],
  },
])('$title', async ({ fields, options, words }) => {
  const { text, places } = marked(`${head}rules:\n${rule(fields)}`);
  const found = await wordsOf(text.slice(`${head}rules:\n`.length), options);
  // A word is followed by the number of its mark, or by the place itself.
  const expected = words.map((each) =>
    each.replace(/ (\d+)$/, (_, mark: string) => ` ${places[Number(mark)] ?? ''}`),
  );
  expect(found).toEqual(expected);
});

test.each([
  { options: {}, coverage: undefined, changes: undefined },
  { options: { coverage: true }, coverage: 83, changes: undefined },
  { options: { min: 10 }, coverage: 83, changes: undefined },
  { options: { mutate: true }, coverage: undefined, changes: 7 },
])('with $options, $coverage % and $changes changes are told', async ({ options, coverage, changes }) => {
  const fields = `
expression: name.exists() and title.exists()
examples: { pass: [{ name: a, title: a }], fail: [{ title: a }] }
`;
  const pack = await parsePack(`${head}rules:\n${rule(fields).replace('▸', '')}`);
  const tested = testPack(pack, options);
  expect(tested.coverage?.pack).toBe(coverage);
  expect(tested.changes).toBe(changes);
  expect(tested.examples).toBe(2);
});
