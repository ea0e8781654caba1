import { fileOf, packText } from './docs-pages.test.helper.js';

const page = (rule: string, head?: string): Promise<string> =>
  fileOf(packText(rule, head), 'ours/our-rule.md');

test.each([
  {
    title: 'the sentence and the severity',
    rule: '',
    says: '**warning** **There are at most two formats.**',
  },
  { title: 'the expression', rule: '', says: '```fhirpath\nformat.count() <= %limit\n```' },
  { title: 'the resource as the context', rule: '', says: 'The resource itself is judged.' },
  { title: 'a context', rule: 'context: "%resource"', says: 'judged.\n\n```fhirpath\n%resource\n```' },
  {
    title: 'a condition',
    rule: 'when: format.exists()',
    says: 'is true.\n\n```fhirpath\nformat.exists()\n```',
  },
  {
    title: 'where it is shown',
    rule: 'at: format.first()',
    says: 'here.\n\n```fhirpath\nformat.first()\n```',
  },
  { title: 'why', rule: 'requirements: So that clients choose.', says: '\nSo that clients choose.\n' },
  {
    title: 'a source',
    rule: 'source: https://a.test/b',
    says: '- **Source:** [https://a.test/b](https://a.test/b)',
  },
  {
    title: 'the source of the pack',
    head: 'source: https://a.test/{release}/b\n',
    rule: '',
    says: '(https://a.test/R4/b)',
  },
  {
    title: 'no other source than the web',
    rule: 'source: javascript:alert(1)',
    says: '- **Source:** `javascript:alert(1)`',
  },
  {
    title: 'a message',
    rule: 'message: "{{format.count()}} of | them"',
    says: '<code>{{format.count()}} of &#124; them</code>',
  },
  { title: 'a message id', rule: 'messageId: TOO_MANY', says: '- **Message id:** `TOO_MANY`' },
  { title: 'since when', rule: 'since: 1.1.0', says: '- **Since:** version 1.1.0 of the pack' },
  { title: 'the version', rule: '', says: '- **FHIR versions:** R4\n' },
  { title: 'tags', rule: 'tags: [one, two]', says: '- **Tags:** `one`, `two`' },
  { title: 'a state', rule: 'status: draft', says: '**draft**' },
  {
    title: 'what replaces it',
    rule: 'status: deprecated\nreplacedBy: our-rule',
    says: '**deprecated** Use [our-rule](our-rule.md) instead.',
  },
  { title: 'the constants that it uses', rule: '', says: '- **%limit:** `2`\n\n## Examples' },
  {
    title: 'an example that fails, with its issue',
    rule: 'message: "{{format.count()}} formats."',
    says: '**Example 1: three of them**\n\n**warning** at `CapabilityStatement`: 3 formats.\n\n```json\n{ "resourceType": "CapabilityStatement", "format": ["json", "xml", "ttl"] }',
  },
  {
    title: 'an example that passes',
    rule: '',
    says: '## Examples that pass\n\n**Example 1**\n\n```json\n{ "resourceType": "CapabilityStatement", "status": "active" }',
  },
  { title: 'the way up', rule: '', says: '[All rules](../README.md) › [Our rules](README.md)' },
])('the page of a rule tells $title', async ({ rule, head, says }) => {
  expect(await page(rule === '' ? '' : `${rule}\n`, head)).toContain(says);
});

test('what the pack does not say is not told', async () => {
  const text = await page('');
  for (const name of ['Source', 'Since', 'Fix', 'Tags', 'Message id', '%other', 'playground'])
    expect(text).not.toContain(name);
});

test('a rule opens in the playground where there is one', async () => {
  const address = 'https://rules.test/#share=abc';
  const text = await fileOf(packText(''), 'ours/our-rule.html', {
    format: 'html',
    playground: () => address,
  });
  expect(text).toContain(
    `<a class="named" href="${address}" rel="noreferrer noopener">Open in the playground</a>`,
  );
});

test('the expression is highlighted in HTML', async () => {
  expect(await fileOf(packText(''), 'ours/our-rule.html')).toContain(
    'format.<span class="function">count</span>() &lt;= <span class="variable">%limit</span>',
  );
});
