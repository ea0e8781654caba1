import { head, marked } from '../rules/pack-text.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { testPack } from './test-pack.js';

const rules = (fix: string, more = ''): string => `${head}rules:
  - key: ▸one
    severity: error
    human: The name is not a.
    context: name
    expression: $this != 'a'
    fix: ${fix}
    examples: { pass: [{ name: b }], fail: [▸{ name: a }, ▸{ name: a, title: c }] }
${more}`;

const other = `  - key: two
    severity: error
    human: The name is not c.
    expression: name != 'c'
    examples: { pass: [{ name: b }], fail: [{ name: c }] }
`;

test.each<{ title: string; text: string; words: readonly string[]; proved: number }>([
  { title: 'mends', text: rules("{ replace: $this, with: 'b' }"), words: [], proved: 2 },
  {
    title: 'is offered for no example',
    text: rules("{ replace: $this, with: 'b', when: $this = 'x' }"),
    words: ['unmended 0'],
    proved: 0,
  },
  {
    title: 'is offered for one example',
    text: rules("{ replace: $this, with: 'b', when: '%resource.title.exists()' }"),
    words: [],
    proved: 1,
  },
  {
    title: 'leaves all as it was',
    text: rules('{ remove: "%resource.title" }'),
    words: ['unmended 2'],
    proved: 0,
  },
  {
    title: 'breaks another rule',
    text: rules("{ replace: $this, with: 'c' }", other),
    words: ['unmended 1', 'unmended 2'],
    proved: 0,
  },
])('a fix that $title', async ({ text, words, proved }) => {
  const pack = marked(text.replaceAll("with: 'b'", `with: "'b'"`).replaceAll("with: 'c'", `with: "'c'"`));
  const { entries } = testPack(await parsePack(pack.text));
  const told = entries.filter(({ problem }) => problem !== '');
  expect(
    told.map(({ word, place }) => {
      const at = `${place.line.toString()}:${place.column.toString()}`;
      return `${word} ${pack.places.indexOf(at).toString()}`;
    }),
  ).toEqual(words);
  const fixes = entries.filter(({ subject, word }) => subject.startsWith('the fix on') && word === 'proved');
  expect(fixes).toHaveLength(proved);
});
