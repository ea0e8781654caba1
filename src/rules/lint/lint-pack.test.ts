import { readFile } from 'node:fs/promises';
import { readPackContent } from '../parse-pack.js';
import { shippedPackNames } from '../shipped.js';
import type { AdviceCode } from './advisor.js';
import { advicePages } from './advisors.js';
import { lintPack } from './lint-pack.js';
import { adviceOn, codesOn, packOf } from './lint.test.helper.js';

const root = new URL('../../../', import.meta.url);
const options = (code: AdviceCode): { isForExport: boolean } => ({ isForExport: code === 'own-variable' });

test.each(advicePages)('the page of $code shows a rule that it advises on', async ({ code, before }) => {
  const advice = await adviceOn(packOf(before), options(code));
  expect(advice.map((each) => each.code)).toContain(code);
});

test.each(advicePages)('what the page of $code says to write needs no advice', async ({ code, after }) => {
  expect(await codesOn(after, options(code))).toEqual([]);
});

test.each(advicePages)('the page of $code is made for a terminal', ({ code, title, why, before, after }) => {
  expect(title).toMatch(/\.$|\)\.$/);
  const lines = `${code}: ${title}\n${why}\n${before}\n${after}`.split('\n');
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

test('the schema knows the advice that a rule can do without', async () => {
  const schema = JSON.parse(await readFile(new URL('rules/rule-pack.schema.json', root), 'utf8')) as {
    definitions: { rule: { properties: { lint: { properties: object } } } };
  };
  const codes = advicePages.map(({ code }) => code).filter((code) => code !== 'needless-off');
  expect(Object.keys(schema.definitions.rule.properties.lint.properties)).toEqual(codes);
});

test.each(shippedPackNames())('%s needs no advice', async (name) => {
  const read = (path: string): Promise<string> => readFile(new URL(`rules/${path}`, root), 'utf8');
  expect(await adviceOn(await read(`${name}.yaml`), {}, { read })).toEqual([]);
});

describe('switching off', () => {
  const fields = "expression: status = 'active'";

  test('by the rule, with a reason', async () => {
    expect(await codesOn(`${fields}\nlint: { may-be-empty: It must be there. }`)).toEqual([]);
  });

  test('by name, for all', async () => {
    expect(await codesOn(fields, { off: new Set(['may-be-empty']) })).toEqual([]);
  });

  test('an entry is not needless where the advice was not asked for', async () => {
    const switchedOff = `${fields}\nlint: { may-be-empty: It must be there. }`;
    expect(await codesOn(switchedOff, { off: new Set(['may-be-empty']) })).toEqual([]);
    const own = 'lint: { own-variable: It stays here. }\nexpression: "%path.exists()"';
    expect(await codesOn(own)).toEqual([]);
    expect(await codesOn('lint: { own-variable: It stays here. }', { isForExport: true })).toEqual([
      'needless-off 1:13',
    ]);
  });

  test('a needless entry can be left alone', async () => {
    expect(await codesOn('lint: { key-form: Why. }', { off: new Set(['needless-off']) })).toEqual([]);
  });

  test('a mistyped code has the right one beside it', async () => {
    const { errors } = await readPackContent(packOf(`${fields}\nlint: { may-be-emty: It must be there. }`));
    expect(errors.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      'unknown-field: There is no field may-be-emty; did you mean may-be-empty?',
    ]);
  });
});

test('rules in which something is wrong get no advice, the others do', async () => {
  const wrong =
    "  - { key: b, severity: error, human: It holds well., expression: nam = 'a', examples: { pass: [{}], fail: [{}] } }\n";
  const { errors, content } = await readPackContent(packOf("expression: status = 'a'") + wrong);
  expect(errors.map(({ code }) => code)).toEqual(['unknown-element']);
  expect(content && lintPack(content).map(({ code, key }) => `${key} ${code}`)).toEqual([
    'our-1 may-be-empty',
  ]);
});

test('advice stands in the order of the file', async () => {
  const advice = await codesOn("key: one\nhuman: Bad.\nexpression: url != 'a' and status.matches('a')");
  expect(advice.map((each) => each.split(' ')[1])).toEqual(['1:10', '2:12', '3:17', '3:32', '3:47']);
});

test('a hostile nesting of conditions costs little', async () => {
  const deep = `${"url = 'a' and (".repeat(200)}id.exists()${')'.repeat(200)}`;
  const started = performance.now();
  expect(await codesOn(`expression: ${deep}`)).toEqual(['may-be-empty 1:17']);
  expect(performance.now() - started).toBeLessThan(3000);
});
