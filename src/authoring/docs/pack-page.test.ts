import { parsePack } from '../../rules/parse-pack.js';
import { docsFiles } from './docs-files.js';
import { fileOf, packText } from './docs-pages.test.helper.js';

const tables = `valueSets:
  http://h/vs: [a, b]
  http://h/vs|4.0.1: [c]
elements:
  CapabilityStatement.rest: { min: 1 }
  CapabilityStatement.name: { max: 1, type: string, regex: "a|b", examples: { pass: [a], fail: [c] } }
  CapabilityStatement.status: { min: 1, max: 1, binding: "http://h/vs" }
extensions:
  http://h/simple: { context: [CapabilityStatement.rest], modifier: true, max: 1, type: [uri, code] }
  http://h/complex: { context: [Element], extensions: { part: { min: 1, type: code, binding: "http://h/vs" } } }
`;

test.each([
  { title: 'a rule', says: '| [our-rule](our-rule.md) | **warning** | There are at most two formats. |' },
  { title: 'an element', says: '| `CapabilityStatement.rest` | R4 | 1..\\* |  |  |' },
  {
    title: 'a form',
    says: '| `CapabilityStatement.name` | R4 | 0..1 | string | of the form <code>a&#124;b</code> |',
  },
  { title: 'a binding', says: '| `CapabilityStatement.status` | R4 | 1..1 |  | one of `http://h/vs` |' },
  {
    title: 'an extension',
    says: '| `http://h/simple` | R4 | `CapabilityStatement.rest`<br>in modifierExtension | 0..1 | uri &#124; code |  |',
  },
  { title: 'a complex extension', says: '| `http://h/complex` | R4 | `Element` | 0..\\* | extensions |  |' },
  { title: 'its part', says: '| . part |  |  | 1..\\* | code | one of `http://h/vs` |' },
  { title: 'a value set', says: '| `http://h/vs` | a, b |' },
  { title: 'a value set of a version', says: '| <code>http://h/vs&#124;4.0.1</code> | c |' },
])('the page of a pack tells $title', async ({ says }) => {
  expect(await fileOf(packText('', tables), 'ours/README.md')).toContain(says);
});

test('a pack without tables tells of none', async () => {
  const text = await fileOf(packText(''), 'ours/README.md');
  for (const title of ['Elements', 'Extensions', 'Value sets', 'The definition', 'Builds upon'])
    expect(text).not.toContain(title);
});

test('a pack leads to what it builds upon where that has a page', async () => {
  const inner = packText('')
    .replace(/pack: ours/, 'pack: inner')
    .replace('urn:ours', 'urn:inner')
    .replace('our-rule', 'other');
  const read = (): Promise<string> => Promise.resolve(inner);
  const outer = await parsePack(packText('', 'extends: ["./inner.yaml"]\n'), { read });
  const alone = docsFiles([outer], { format: 'md' }).get('ours/README.md');
  expect(alone).toContain('**Builds upon:** Our rules\n');
  const both = docsFiles([outer, ...outer.extends], { format: 'md' }).get('ours/README.md');
  expect(both).toContain('**Builds upon:** [Our rules](../inner/README.md)\n');
});

test('the first page leads to every pack and every rule', async () => {
  const text = await fileOf(packText(''), 'README.md');
  expect(text).toContain('| [Our rules](ours/README.md) | `CapabilityStatement` | R4 | 1 |');
  expect(text).toContain('| [our-rule](ours/our-rule.md) | **warning** | There are at most two formats. |');
});

test.each([
  { key: 'index', name: 'ours/index_.html' },
  { key: 'readme', name: 'ours/readme_.html' },
  { key: 'con', name: 'ours/con_.html' },
  { key: 'com1', name: 'ours/com1_.html' },
  { key: 'com10', name: 'ours/com10.html' },
])('the rule $key has the page $name', async ({ key, name }) => {
  const text = packText('').replace('our-rule', key);
  expect(await fileOf(text, name)).toContain(`<h1>${key}</h1>`);
  expect(await fileOf(text, 'ours/index.html')).toContain(`<h1>Our rules</h1>`);
});
