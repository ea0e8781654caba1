import { ruleWith } from '../rules/pack-text.test.helper.js';
import { parsePack } from '../rules/parse-pack.js';
import { withExtended } from './compile-rules.js';

test.each([
  { title: 'what only proves a rule makes no other pack of it', fields: 'equivalent: Why.', packs: 1 },
  { title: 'what judges makes another pack of it', fields: 'when: title.exists()', packs: 2 },
])('$title', async ({ fields, packs }) => {
  const plain = await parsePack(ruleWith('expression: name.exists()'));
  const other = await parsePack(ruleWith(`expression: name.exists()\n${fields}`));
  expect(withExtended([plain, other])).toHaveLength(packs);
});
