import type { JsonObject } from '../fhir/element.js';
import { parsePack } from '../rules/parse-pack.js';
import { createValidator } from './validator.js';

const example = '{ pass: [{ resourceType: Patient }], fail: [{ resourceType: Patient }] }';
const pack = await parsePack(`language: 1
pack: foreign
version: 1.0.0
title: Foreign
url: urn:test:foreign
fhirVersion: ["4.0"]
resource: Resource
rules:
  - key: no-a
    severity: error
    human: There is no a.
    expression: descendants().extension('a').empty() and extension('a').empty()
    examples: ${example}
  - key: listed
    severity: error
    human: An a has a value.
    context: descendants().extension('a')
    expression: value.exists()
    examples: ${example}
  - key: url
    severity: error
    human: The url is a or b.
    context: descendants().extension.combine(extension)
    expression: url = 'a' or url = 'b'
    examples: ${example}
  - key: any
    severity: error
    human: There is something.
    context: descendants()
    expression: hasValue() or children().exists()
    examples: ${example}
`);
const validator = createValidator({ packs: [pack] });

/** Key and place of every issue. */
export const told = (input: unknown): string[] =>
  validator.check(input).issues.map(({ issue, key }) => [key, ...(issue.expression ?? [])].join(' '));

export const failed = (input: unknown): string[] =>
  validator.check(input).rules.flatMap((each) => (each.failed > 0 ? each.rule.key : []));

export const statement = (json: JsonObject): JsonObject => ({ resourceType: 'CapabilityStatement', ...json });
