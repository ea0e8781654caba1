import { fileURLToPath } from 'node:url';
import { compileRule } from '../engine/compile-rules.js';
import { loadPack } from '../load-pack.js';
import { head, ruleWith } from '../rules/pack-text.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { shippedPackNames } from '../rules/shipped.js';
import { mutateRule } from './mutate.js';
import { openExamples, runExample } from './run-example.js';
import { verdictOf } from './verdict.js';

async function survivorsOf(expression: string, pass: string, fail: string): Promise<string[]> {
  const text = ruleWith(`expression: ${expression}`).replace(
    /examples: .*/,
    () => `examples: { pass: [${pass}], fail: [${fail}] }`,
  );
  const pack = await parsePack(text);
  return pack.rules.flatMap((rule) => mutateRule(rule, pack).survivors.map((each) => each.text));
}

test.each([
  {
    title: 'another element is the nearest of the same type',
    expression: 'name.exists()',
    pass: '{ name: a, version: a, status: a, patchFormat: [a], purpose: a }',
    fail: '{ id: a }',
    survivors: ['version.exists()'],
  },
  {
    title: 'another element is one on which the rest of the path stands',
    expression: 'rest.mode.exists()',
    pass: '{ rest: [{ mode: server }], document: [{ mode: producer, profile: a }], implementation: { description: a } }',
    fail: '{ id: a }',
    survivors: ['document.mode.exists()'],
  },
  {
    title: 'what an example notices does not survive',
    expression: 'name.exists()',
    pass: '{ name: a }',
    fail: '{ version: a }',
    survivors: [],
  },
])('$title', async ({ expression, pass, fail, survivors }) => {
  expect(await survivorsOf(expression, pass, fail)).toEqual(survivors);
});

test('every resource of an example counts', async () => {
  const pack = await parsePack(`${head}rules:
  - key: one
    severity: error
    human: It holds.
    when: status = 'active'
    expression: name.exists()
    examples:
      pass: [{ resourceType: Bundle, type: collection, entry: [
        { resource: { resourceType: CapabilityStatement, status: active, name: a } },
        { resource: { resourceType: Patient } },
        { resource: { resourceType: CapabilityStatement, status: draft } } ] }]
      fail: [{ status: active }, { resourceType: Bundle, type: collection, entry: [
        { resource: { resourceType: CapabilityStatement, status: active } },
        { resource: { resourceType: CapabilityStatement, status: active } } ] }]
`);
  const observed = pack.rules.flatMap((rule) =>
    openExamples(rule).map((example) => runExample(compileRule(rule, pack), example)),
  );
  const counts = observed.map(({ passed, failures }) => [
    passed,
    ...failures.map(({ location }) => location),
  ]);
  expect(counts).toEqual([
    [1],
    [0, 'CapabilityStatement'],
    [0, 'Bundle.entry[0].resource', 'Bundle.entry[1].resource'],
  ]);
});

test.each(shippedPackNames())('the examples of %s come out as with the whole validator', async (name) => {
  const pack = await loadPack(fileURLToPath(new URL(`../../rules/${name}.yaml`, import.meta.url)));
  for (const rule of pack.rules) {
    for (const each of openExamples(rule)) {
      const observed = runExample(compileRule(rule, pack), each);
      expect(verdictOf(each.list, each.example, observed)).toEqual({ word: 'proved' });
    }
  }
});
