import { loadParser } from '../../expression/parse.js';
import { readPackContent } from '../parse-pack.js';
import { fixText } from './fix.js';
import { lintPack } from './lint-pack.js';
import { packOf } from './lint.test.helper.js';

async function fixed(text: string): Promise<{ text: string; codes: string[] }> {
  const { content } = await readPackContent(text);
  const result = await fixText(text, content ? lintPack(content) : [], await loadParser());
  return { text: result.text, codes: result.fixed.map(({ code }) => code) };
}

test.each([
  {
    title: 'repeat(children()), with a comment behind it',
    before: 'context: rest.repeat( children() ).id   # all below',
    after: 'context: rest.descendants().id   # all below',
  },
  {
    title: 'several of them in a block',
    before: 'context: |-\n      repeat(children()).id\n        | rest.repeat($this.children()).id',
    after: 'context: |-\n      descendants().id\n        | rest.descendants().id',
  },
  {
    title: 'double quotes, to none',
    before: 'when: "url.matches(\'^\\\\\\\\d+$\')"   # digits',
    after: "when: url.matches('^\\\\d+$')   # digits",
  },
  {
    title: 'double quotes, to single ones where a plain scalar would end early',
    before: 'when: "url.matches(\'^a: #\\\\\\\\d\')"',
    after: "when: 'url.matches(''^a: #\\\\d'')'",
  },
  {
    title: 'an anchor stays',
    before: 'when: &w "url.matches(\'^\\\\\\\\d\')"\nexpression: *w',
    after: "when: &w url.matches('^\\\\d')\nexpression: *w",
  },
  {
    title: 'both in one string',
    before: 'when: "repeat(children()).where(id.matches(\'^\\\\\\\\d\')).exists()"',
    after: "when: descendants().where(id.matches('^\\\\d')).exists()",
  },
  {
    title: 'in a map on one line',
    before:
      'lint: {may-be-empty: "x"}\nwhen: "url.matches(\'^[\\\\\\\\d]\')"\nexpression: url.contains(\'a\')',
    after: "lint: {may-be-empty: \"x\"}\nwhen: url.matches('^[\\\\d]')\nexpression: url.contains('a')",
  },
])('mends $title', async ({ before, after }) => {
  expect((await fixed(packOf(before))).text).toBe(packOf(after));
  const withReturns = packOf(before).replace(/\n/g, '\r\n');
  expect((await fixed(withReturns)).text).toBe(packOf(after).replace(/\n/g, '\r\n'));
});

test.each([
  { title: 'other advice', fields: "expression: status = 'active'" },
  {
    title: 'a string that only looks like a call',
    fields: "when: name = 'repeat(children())' or repeat(children()).exists()",
  },
  {
    title: 'what escapes hide',
    fields: 'when: "re\\x70eat(children()).exists()"\nlint: { double-quoted: Why. }',
  },
  { title: 'a line break in double quotes', fields: 'when: "name = \'\\\\n\' or\\n url.exists()"' },
  {
    title: 'what the rule wants so',
    fields: 'context: repeat(children())\nlint: { repeat-children: Once. }',
  },
])('leaves alone $title', async ({ fields }) => {
  const text = packOf(fields);
  expect(await fixed(text)).toEqual({ text, codes: [] });
});

test('a byte order mark stays', async () => {
  const { text, codes } = await fixed(`\uFEFF${packOf('context: repeat(children())')}`);
  expect(text).toBe(`\uFEFF${packOf('context: descendants()')}`);
  expect(codes).toEqual(['repeat-children']);
});
