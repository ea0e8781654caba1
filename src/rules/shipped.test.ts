import { parsePack } from './parse-pack.js';
import { goodPack, head, ruleWith } from './pack-text.test.helper.js';
import { shippedPack, shippedPackNames, storePack } from './shipped.js';

test.each(shippedPackNames())('%s has the form that a pack from a file has', (name) => {
  const pack = shippedPack(name);
  expect(pack).toMatchObject({ language: 1, pack: name });
  expect((pack?.rules.length ?? 0) + (pack?.structure === undefined ? 0 : 1)).toBeGreaterThan(0);
  for (const { key, expression, message, examples } of pack?.rules ?? []) {
    expect(key).toMatch(/^[a-z0-9-]+$/);
    expect(expression.tree).toHaveProperty('kind');
    expect(message.length).toBeGreaterThan(0);
    expect(examples).toEqual({ pass: [], fail: [], skip: [] });
  }
});

test.each(['nope', '', 'constructor', 'toString', '__proto__'])('there is no pack %s', (name) => {
  expect(shippedPack(name)).toBeUndefined();
});

test('a pack is stored without its examples, and as plain data', async () => {
  const pack = await parsePack(goodPack);
  const stored: unknown = JSON.parse(storePack(pack));
  const rules = pack.rules.map((rule) =>
    Object.fromEntries(Object.entries(rule).filter(([field]) => field !== 'examples')),
  );
  expect(stored).toEqual({ ...pack, rules, extends: [] });
});

test('a pack is stored without the values that its patterns refuse', async () => {
  const examples = 'examples: { pass: [a], fail: [b] }';
  const pack = await parsePack(
    `${head}elements: { CapabilityStatement.format: { regex: a, ${examples} } }\n`,
  );
  expect(pack.structure?.elements).toEqual({
    'CapabilityStatement.format': [{ min: 0, regex: 'a', examples: { pass: ['a'], fail: ['b'] } }],
  });
  expect(JSON.parse(storePack(pack))).toMatchObject({
    structure: {
      elements: {
        'CapabilityStatement.format': [{ min: 0, regex: 'a', examples: { pass: ['a'], fail: [] } }],
      },
    },
  });
});

test('a pack that needs fhirpath.js cannot be stored', async () => {
  const pack = await parsePack(ruleWith('expression: text.`div`.htmlChecks()'));
  expect(() => storePack(pack)).toThrow('small');
});
