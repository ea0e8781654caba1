import { errorsOf, faultsOf, marked, ruleWith } from './pack-text.test.helper.js';

const withFix = (fix: string): string =>
  ruleWith(`context: rest.extension('http://server.test/a')\nexpression: value.exists()\nfix: ${fix}`);

test.each([
  '{ rename: value, to: uri }',
  '{ rename: value, to: uri, safe: true, when: value.exists() }',
  '{ move: "%parent", as: modifierExtension }',
  '{ move: "%resource.rest" }',
  '{ remove: $this }',
  '{ remove: value }',
  '{ replace: url, with: url.trim() }',
])('a rule may have the fix %s', async (fix) => {
  expect(await errorsOf(withFix(fix))).toEqual([]);
});

test.each([
  { fix: '▸{ safe: true }', codes: ['wrong-value'] },
  { fix: '▸{ remove: $this, move: "%parent" }', codes: ['wrong-value'] },
  { fix: '▸{ rename: value }', codes: ['missing-field'] },
  { fix: '▸{ replace: url }', codes: ['missing-field'] },
  { fix: '{ remove: $this, ▸to: uri }', codes: ['unknown-field'] },
  { fix: '{ move: "%parent", ▸with: url }', codes: ['unknown-field'] },
  { fix: '{ ▸delete: value }', codes: ['unknown-field'] },
  { fix: '{ remove: ▸true }', codes: ['wrong-type'] },
  { fix: '{ remove: $this, safe: ▸yes }', codes: ['wrong-type'] },
  { fix: '{ rename: ▸valu, to: uri }', codes: ['unknown-element'] },
  { fix: '{ rename: ▸url, to: uri }', codes: ['unknown-element'] },
  { fix: '{ rename: value, to: ▸urri }', codes: ['unknown-type'] },
  { fix: '{ move: "%resource.▸rset" }', codes: ['unknown-element'] },
  { fix: '{ move: "%resource.rest", as: ▸extention }', codes: ['unknown-element'] },
  { fix: '{ remove: ▸valu }', codes: ['unknown-element'] },
  { fix: `{ replace: "▸'a'", with: url }`, codes: ['type-mismatch'] },
  { fix: '{ replace: url, with: url.▸trm() }', codes: ['unknown-function'] },
  { fix: '{ remove: $this, when: ▸url }', codes: ['not-a-condition'] },
  { fix: '{ remove: value.▸) }', codes: ['fhirpath-syntax'] },
])('the fix $fix is told of', async ({ fix, codes }) => {
  const { text, places } = marked(withFix(fix));
  expect(await faultsOf(text)).toEqual(codes.map((code) => `${code} ${places[0] ?? ''}`));
});
