import { placeInExpression } from './expression-places.js';
import { errorsOf, faultsOf, marked, ruleWith } from './pack-text.test.helper.js';
import { parsePack } from './parse-pack.js';
import { shippedPack, storePack } from './shipped.js';

test.each([
  { title: 'one reason for all', yaml: '▸It is so.', expected: [{ why: 'It is so.' }] },
  {
    title: 'a reason for each',
    yaml: '{ ▸name.empty(): First., ▸"title = \'a: b\'": Second. }',
    expected: [
      { mutant: 'name.empty()', why: 'First.' },
      { mutant: "title = 'a: b'", why: 'Second.' },
    ],
  },
])('equivalent: $title', async ({ yaml, expected }) => {
  const { text, places } = marked(ruleWith(`expression: name.exists()\nequivalent: ${yaml}`));
  const { rules } = await parsePack(text, { file: 'ours.yaml' });
  const found = rules[0]?.equivalent ?? [];
  expect(found).toMatchObject(expected);
  expect(found.map(({ place }) => `${place.line.toString()}:${place.column.toString()}`)).toEqual(places);
});

test.each([
  { yaml: '[a]', fault: 'wrong-type 13:17' },
  { yaml: '3', fault: 'wrong-type 13:17' },
  { yaml: '""', fault: 'wrong-value 13:17' },
  { yaml: '{}', fault: 'wrong-value 13:17' },
  { yaml: '{ a: 3 }', fault: 'wrong-type 13:22' },
  { yaml: '{ a: "" }', fault: 'wrong-value 13:22' },
])('equivalent: $yaml is refused', async ({ yaml, fault }) => {
  expect(await faultsOf(ruleWith(`expression: name.exists()\nequivalent: ${yaml}`))).toEqual([fault]);
});

test('what is wrong with it is said in words', async () => {
  const errors = await errorsOf(ruleWith('expression: name.exists()\nequivalent: {}'));
  expect(errors.map(({ text }) => text)).toEqual(['equivalent is empty.']);
});

test('a pack that ships comes without it', async () => {
  const pack = await parsePack(ruleWith('expression: name.exists()\nequivalent: Why.'));
  expect(storePack(pack)).not.toContain('equivalent');
  expect(shippedPack('capabilitystatement-websocket')?.rules.some((rule) => 'equivalent' in rule)).toBe(
    false,
  );
});

test('characters of an expression have places, in a block as well', async () => {
  const { text, places } = marked(ruleWith('expression: |-\n  name.exists()\n  and ▸title.exists()'));
  const [rule] = (await parsePack(text)).rules;
  const place = rule && placeInExpression(rule.expression, rule.expression.text.indexOf('title'));
  expect(`${place?.line.toString() ?? ''}:${place?.column.toString() ?? ''}`).toBe(places[0]);
});
