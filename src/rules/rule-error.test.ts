import { errorsOf, goodPack, packWith, ruleWith } from './pack-text.test.helper.js';
import type { RuleErrorCode } from './rule-error.js';

const expression = (text: string): string => ruleWith(`expression: ${text}`);
const extending = (name: string): string => packWith('rules:', `extends: [${name}]\nrules:`);

/** A smallest pack for each code. `not-utf-8` needs bytes: `load-pack.test.ts` has it. */
const packs: Readonly<Record<Exclude<RuleErrorCode, 'not-utf-8'>, string>> = {
  'too-large': '#'.repeat(256 * 1024 + 1),
  'yaml-syntax': 'a: b: c',
  'yaml-directive': `%YAML 1.1\n---\n${goodPack}`,
  'yaml-documents': `${goodPack}---\na: 1`,
  'yaml-tag': packWith('title: Small', 'title: !!str Small'),
  'yaml-merge-key': packWith('rules:', '<<: {}\nrules:'),
  'yaml-key': packWith('rules:', '[a]: b\nrules:'),
  'yaml-alias': packWith('title: Small', 'title: *a'),
  'duplicate-field': packWith('title: Small', 'title: Small\ntitle: Small'),
  'unknown-field': packWith('title: Small', 'title: Small\nnope: 1'),
  'missing-field': packWith('title: Small\n', ''),
  'wrong-type': packWith('title: Small', 'title: 1'),
  'wrong-value': packWith('severity: error', 'severity: fatal'),
  'unknown-language': packWith('language: 1', 'language: 2'),
  'duplicate-rule': goodPack + goodPack.slice(goodPack.indexOf('  - key')),
  'reserved-constant': packWith('rules:', 'constants: { path: a }\nrules:'),
  'unknown-constant': packWith('id: a', 'id: $websokcet').replace(
    'rules:',
    'constants: { websocket: a }\nrules:',
  ),
  'unknown-resource': packWith('resource: CapabilityStatement', 'resource: Nope'),
  'not-in-version': packWith('severity: error', 'severity: error\n    fhirVersion: ["5.0"]'),
  'example-without-type': expression('id.exists()').replace(
    'resource: CapabilityStatement',
    'resource: Resource',
  ),
  'unknown-value-set': packWith(
    'rules:',
    'elements: { CapabilityStatement.status: { binding: "urn:codes" } }\nrules:',
  ),
  'unknown-table': packWith(
    'rules:',
    'extensions: { "urn:a": { context: [Element] } }\nknownExtensions: core\nrules:',
  ),
  'table-not-found': packWith(
    'rules:',
    'tables: { core: ./none.yaml }\nelements: { CapabilityStatement.status: { min: 1 } }\nrules:',
  ),
  'extends-not-found': extending('./none.yaml'),
  'extends-outside': extending('../other.yaml'),
  'extends-cycle': extending('./pack.yaml'),
  'extends-too-deep': extending('./chain/1.yaml'),
  'extends-defective': extending('./defective.yaml'),
  'fhirpath-syntax': expression('a..b'),
  'unknown-element': expression('nam.exists()'),
  'unknown-function': expression('nope()'),
  'forbidden-function': expression('date < now()'),
  'wrong-arguments': expression('rest.where().exists()'),
  'unknown-variable': expression('name = %nope'),
  'unknown-type': expression('name is nope'),
  'not-a-condition': expression('name'),
  'type-mismatch': expression('name = 1'),
  'bad-pattern': expression("name.matches('(')"),
};

/** The folder of the packs: `chain/1.yaml` extends `chain/2.yaml`, and so on without an end. */
function read(path: string): Promise<string> {
  const [, number] = /^chain\/(\d+)\.yaml$/.exec(path) ?? [];
  if (number !== undefined) return Promise.resolve(extending(`${(Number(number) + 1).toString()}.yaml`));
  if (path === 'defective.yaml') return Promise.resolve(packWith('name.exists()', 'nam.exists()'));
  return Promise.reject(new Error('there is no such file'));
}

test.each(Object.entries(packs))('%s can be reached', async (code, text) => {
  const errors = await errorsOf(text, { read });
  expect(errors.map((error) => error.code)).toContain(code);
});

test.each(Object.entries(packs))('what %s says has its place and its code', async (_, text) => {
  const errors = await errorsOf(text, { file: 'my/pack.yaml', read });
  expect(errors.length).toBeGreaterThan(0);
  for (const { message, name, place, text: problem, code: own } of errors) {
    expect(name).toBe('RuleError');
    expect(place.line).toBeGreaterThan(0);
    expect(place.column).toBeGreaterThan(0);
    expect(message).toBe(
      `${place.file}:${place.line.toString()}:${place.column.toString()}: ${problem} (${own})`,
    );
    expect(problem).not.toMatch(/undefined|\[object|TypeError|call stack/);
  }
});
