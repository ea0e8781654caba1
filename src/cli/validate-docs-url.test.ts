import { command, faulty } from './command.test.helper.js';

const url = 'https://rules.test/{pack}/{key}.html';
const line = '  docs: https://rules.test/capabilitystatement-websocket/ws-type.html\n';

test.each([
  { title: 'of the option', args: ['--docs-url', url], config: '', says: line },
  { title: 'of the configuration', args: [], config: `docsUrl: "${url}"`, says: line },
  {
    title: 'of the option, whatever the configuration says',
    args: ['--docs-url', 'https://a.test/{key}'],
    config: `docsUrl: "${url}"`,
    says: '  docs: https://a.test/ws-type\n',
  },
])('issues lead to the documentation $title', async ({ args, config, says }) => {
  const files = { 'a.json': faulty, 'rulepack.yaml': config === '' ? '{}' : config };
  const ran = await command(['validate', 'a.json', ...args], { files });
  expect([ran.exit, ran.complaints]).toEqual([1, '']);
  expect(ran.output).toContain(says);
});

test('without an address they lead to their source alone', async () => {
  const { output } = await command(['validate', 'a.json'], { files: { 'a.json': faulty } });
  expect(output).toContain('  see: http');
  expect(output).not.toContain('docs:');
});

test.each([
  { url, page: 'https://rules.test/fhir-rulepack/issues.html#shape-unknown-property' },
  { url: 'https://a.test/#/{pack}/{key}', page: 'https://a.test/#/fhir-rulepack/issues' },
])('what no rule has found leads to the page of such issues by $url', async ({ url: given, page }) => {
  const files = { 'a.json': '{"resourceType":"CapabilityStatement","nope":1}' };
  const { output } = await command(['validate', '--no-config', '--docs-url', given, 'a.json'], { files });
  const told = output.split('\n\n').filter((issue) => issue.includes('[shape-'));
  expect(told).toEqual([expect.stringContaining(`  docs: ${page}`)]);
});

test('where only the rules of one pack have pages, it leads nowhere', async () => {
  const files = { 'a.json': '{"resourceType":"CapabilityStatement","nope":1}' };
  const args = ['validate', '--no-config', '--docs-url', 'https://a.test/ours/{key}.html', 'a.json'];
  const { output } = await command(args, { files });
  const told = output.split('\n\n').filter((issue) => issue.includes('[shape-'));
  expect(told).toEqual([expect.not.stringContaining('docs:')]);
});

test.each(['https://rules.test/', 'ftp://rules.test/{key}', '{key}'])('%s is refused', async (wrong) => {
  const ran = await command(['validate', 'a.json', '--docs-url', wrong], { files: { 'a.json': faulty } });
  expect([ran.exit, ran.output, ran.complaints]).toEqual([
    2,
    '',
    expect.stringContaining(`--docs-url ${wrong} `),
  ]);
});
