import { parsePack } from '../rules/parse-pack.js';
import { createValidator, type Validator } from './validator.js';

const statement = (rest: string): string =>
  `{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[${rest}]}`;
const many = (count: number, json: string): string => Array.from({ length: count }, () => json).join(',');
const extensions = (count: number, json: string): string => statement(`{"extension":[${many(count, json)}]}`);

/** A validator with one rule: an extension has a url. */
async function withOneRule(maxIssues: number): Promise<Validator> {
  const pack = await parsePack(`
language: 1
pack: one-rule
version: 1.0.0
title: One rule
url: urn:test:one-rule
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: has-url
    severity: warning
    human: An extension has a url.
    context: rest.extension
    expression: url.exists()
    examples: { pass: [{ rest: [{ extension: [{ url: "http://a.test" }] }] }], fail: [{ rest: [{ extension: [{ id: a }] }] }] }
`);
  return createValidator({ packs: [pack], limits: { maxIssues } });
}

/** More than a call takes arguments, which is where spreading a list into one breaks. */
const count = 150_000;
const patience = 60_000;

describe('many elements get a verdict', () => {
  test.each([
    { title: 'extensions', text: extensions(count, '{"url":"http://a","valueUri":"b"}') },
    { title: 'resources', text: statement(`{"resource":[${many(count, '{"type":"Patient"}')}]}`) },
    { title: 'interfaces', text: statement(many(count, '{"mode":"server"}')) },
  ])(
    '$title',
    async ({ text }) => {
      const validator = await withOneRule(1000);
      expect(validator.validate(text).issue).toMatchObject([
        { severity: 'information', code: 'informational' },
      ]);
    },
    patience,
  );
});

describe('many faults', () => {
  test.each([
    { of: 'a rule', json: '{"id":"a"}', key: 'has-url' },
    { of: 'the shape', json: '{"url":"http://a","foo":1}', key: 'shape-unknown-property' },
    { of: 'the text', json: '{"url":"http://a","url":"http://a"}', key: 'shape-duplicate-key' },
  ])(
    'of $of are listed up to the limit, and the rest is counted',
    async ({ json, key }) => {
      const validator = await withOneRule(10);
      const { issues } = validator.check(extensions(count, json));
      expect(issues.map((each) => each.key)).toEqual([
        ...Array.from({ length: 10 }, () => key),
        'too-many-issues',
      ]);
      expect(issues.at(-1)?.issue.details?.text).toMatch(/\b149,?990\b/);
    },
    patience,
  );

  test(
    'of a rule are all listed where the limit allows it',
    async () => {
      const validator = await withOneRule(count);
      const keys = validator.check(extensions(count, '{"id":"a"}')).issues.map((each) => each.key);
      expect([keys.length, new Set(keys)]).toEqual([count, new Set(['has-url'])]);
    },
    patience,
  );
});
