import { readFile } from 'node:fs/promises';
import { proposalsAt, type SchemaNode } from './complete.js';

const schema = JSON.parse(
  await readFile(new URL('../../../rules/rule-pack.schema.json', import.meta.url), 'utf8'),
) as SchemaNode;

const head =
  'language: 1\nfhirVersion: ["4.0"]\nresource: CapabilityStatement\nconstants:\n  socket: http://a.test\n';
const rule = `${head}rules:\n  - key: a\n    context: rest.resource\n`;

test.each<{ title: string; text: string; has: string[]; lacks?: string[] }>([
  {
    title: 'fields of a pack',
    text: 'language: 1\npa|',
    has: ['pack', 'rules', 'fhirVersion'],
    lacks: ['severity'],
  },
  {
    title: 'fields of a rule',
    text: `${rule}    se|`,
    has: ['severity', 'human', 'expression'],
    lacks: ['pack'],
  },
  { title: 'the first field of a rule', text: `${head}rules:\n  - |`, has: ['key', 'severity'] },
  { title: 'values of a field', text: `${rule}    severity: |`, has: ['error', 'warning', 'information'] },
  { title: 'issue types', text: `${rule}    code: inv|`, has: ['invalid', 'invariant'] },
  {
    title: 'elements of the resource',
    text: `${head}rules:\n  - key: a\n    context: re|`,
    has: ['rest', 'exists()', '%socket', '%resource'],
    lacks: ['interaction'],
  },
  {
    title: 'elements on a path',
    text: `${head}rules:\n  - key: a\n    context: rest.resource.|`,
    has: ['interaction', 'searchParam'],
    lacks: ['%socket', 'rest'],
  },
  {
    title: 'elements of what is judged',
    text: `${rule}    expression: inter|`,
    has: ['interaction'],
    lacks: ['rest'],
  },
  {
    title: 'elements behind a function',
    text: `${rule}    expression: interaction.where(code = 'read').|`,
    has: ['code', 'documentation'],
  },
  { title: 'elements of an extension', text: `${rule}    when: extension(%socket).|`, has: ['url', 'value'] },
  {
    title: 'in a block',
    text: `${rule}    expression: |-\n      searchParam.|`.replace('|-', '>-'),
    has: ['definition', 'type'],
  },
  { title: 'in a message', text: `${rule}    message: "Look at {{ty|`, has: ['type'] },
])('$title', async ({ text, has, lacks = [] }) => {
  const offset = text.lastIndexOf('|');
  const found = await proposalsAt(text.slice(0, offset) + text.slice(offset + 1), offset, schema);
  const labels = found?.options.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(has));
  for (const label of lacks) expect(labels).not.toContain(label);
});

test.each(['# a com|ment', `${rule}    human: Some words, no fie|lds`])(
  'nothing is proposed in %j',
  async (text) => {
    const offset = text.indexOf('|');
    const found = await proposalsAt(text.replace('|', ''), offset, schema);
    expect(found?.options ?? []).toEqual([]);
  },
);
