import { parsePack } from '../rules/parse-pack.js';
import type { RulePack } from '../rules/rule-pack.js';

/** A pack of rules about extensions that no statement has. Each looks for its own on all elements. */
export async function idleRules(count: number): Promise<RulePack> {
  const rules = Array.from({ length: count }, (_, index) => rule(index.toString()));
  return parsePack(`
language: 1
pack: idle-rules
version: 1.0.0
title: Rules that do not apply
url: urn:fhir-rulepack:idle-rules
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
${rules.join('')}`);
}

function rule(name: string): string {
  const url = `http://server.test/idle-${name}`;
  const example = (value: string): string =>
    `{ rest: [{ extension: [{ url: "${url}", valueCode: ${value} }] }] }`;
  return `
  - key: idle-${name}
    severity: error
    human: The extension ${name} has the value a.
    context: extension('${url}').combine(descendants().extension('${url}'))
    expression: value = 'a'
    examples: { pass: [${example('a')}], fail: [${example('b')}] }
`;
}
