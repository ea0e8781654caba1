import { readFile } from 'node:fs/promises';
import { parsePack } from '../../rules/parse-pack.js';
import { provePack } from '../prove.js';
import { packText } from './docs-pages.test.helper.js';
import { createRuleAlone } from './rule-alone.js';

test.each(['capabilitystatement-websocket', 'capabilitystatement-websocket-practice'])(
  'every rule of %s is proved alone',
  async (name) => {
    const text = await readFile(new URL(`../../../rules/${name}.yaml`, import.meta.url), 'utf8');
    const ruleAlone = await createRuleAlone(text);
    for (const { key } of (await parsePack(text)).rules) {
      const pack = await parsePack(await ruleAlone(key));
      expect(pack.rules.map((rule) => rule.key)).toEqual([key]);
      expect(provePack(pack).filter(({ word }) => word !== 'proved')).toEqual([]);
    }
  },
);

test('what replaces a rule, and what the pack holds besides, is left out', async () => {
  const rules = packText('replacedBy: other\n', 'elements: { CapabilityStatement.rest: { min: 1 } }\n');
  const two = `${rules}${/ {2}- key[^]*$/.exec(packText(''))?.[0].replace('our-rule', 'other') ?? ''}`;
  expect((await parsePack(two)).rules).toHaveLength(2);
  const alone = await parsePack(await (await createRuleAlone(two))('our-rule'));
  expect(alone.rules[0]).not.toHaveProperty('replacedBy');
  expect(alone).not.toHaveProperty('structure');
});
