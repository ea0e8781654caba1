import { parsePack } from '../rules/parse-pack.js';
import { createValidator } from './validator.js';

const rule = (key: string, tags: readonly string[]): string =>
  JSON.stringify({
    key,
    severity: 'warning',
    human: 'It has a name.',
    tags,
    expression: 'name.exists()',
    examples: { pass: [{ name: 'A' }], fail: [{}] },
  });

const packOf = (name: string, rules: readonly string[], base = ''): string => `language: 1
pack: ${name}
version: 1.0.0
title: Ours
url: urn:test:${name}
fhirVersion: ["4.0"]
resource: CapabilityStatement
${base}rules: [${rules.join(', ')}]
`;

const below = packOf('below', [rule('dom-6', ['best-practice'])]);
const text = packOf(
  'ours',
  [rule('our-one', ['names', 'best-practice']), rule('our-two', ['names'])],
  'extends: [./below.yaml]\n',
);
const packs = [await parsePack(text, { file: 'ours.yaml', read: () => Promise.resolve(below) })];

const statement = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [], odd: 1 };

const keysOf = (input: unknown, off: readonly string[], maxIssues = 1000): string[] =>
  createValidator({ packs, off, limits: { maxIssues } })
    .check(input)
    .issues.map(({ key }) => key)
    .sort();

test.each([
  { off: [], keys: ['dom-6', 'our-one', 'our-two', 'shape-empty-array', 'shape-unknown-property'] },
  { off: ['our-one'], keys: ['dom-6', 'our-two', 'shape-empty-array', 'shape-unknown-property'] },
  { off: ['dom-6'], keys: ['our-one', 'our-two', 'shape-empty-array', 'shape-unknown-property'] },
  { off: ['best-practice'], keys: ['our-two', 'shape-empty-array', 'shape-unknown-property'] },
  { off: ['names', 'dom-6', 'shape-empty-array'], keys: ['shape-unknown-property'] },
  { off: ['names', 'names', 'shape-unknown-property'], keys: ['dom-6', 'shape-empty-array'] },
  { off: ['names', 'best-practice', 'shape-empty-array', 'shape-unknown-property'], keys: [] },
])('with $off off, $keys are told', ({ off, keys }) => {
  expect(keysOf(statement, off)).toEqual(keys);
});

test('a rule that is off is not counted, either', () => {
  const { rules, outcome } = createValidator({ packs, off: ['names'] }).check({ ...statement, name: 'A' });
  expect(rules.map(({ rule: { key } }) => key)).toEqual(['dom-6']);
  expect(outcome.issue).toHaveLength(2);
});

test('what is off takes no room from the rest', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`odd${index.toString()}`, 1]));
  const off = ['names', 'dom-6', 'shape-unknown-property'];
  expect(keysOf({ ...many, ...statement }, off, 1)).toEqual(['shape-empty-array']);
});

test('repeated names and rounded numbers, which only the text tells, are off as well', () => {
  const twice = Array.from({ length: 9 }, () => '"name":"A"').join();
  const exact = '"extension":[{"url":"urn:a","valueDecimal":0.1234567890123456789012}]';
  const json = `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1",${twice},${exact}}`;
  const off = ['shape-duplicate-key', 'shape-number-precision'];
  expect(new Set(keysOf(json, []))).toEqual(new Set(off));
  expect(keysOf(json, off, 1)).toEqual([]);
});

test.each([
  { name: 'dom-7', says: 'did you mean dom-6?' },
  { name: 'best-practise', says: 'did you mean best-practice?' },
  { name: 'shape-nul', says: 'did you mean shape-null?' },
  { name: 'constructor', says: '"constructor"' },
  { name: '', says: '""' },
  { name: 'ws-retired', says: 'No rule' },
  { name: 'shape-json', says: 'cannot be switched off' },
  { name: 'shape-version-not-judged', says: 'cannot be switched off' },
  { name: 'not-judged', says: 'No rule' },
])('$name cannot be switched off', ({ name, says }) => {
  const create = (): unknown => createValidator({ packs, off: ['our-one', name] });
  expect(create).toThrow(TypeError);
  expect(create).toThrow(says);
});
