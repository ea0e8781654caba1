import { parsePack } from '../../rules/parse-pack.js';
import { docsFiles, type DocsOptions } from './docs-files.js';

/** A pack with one rule, whose fields are given as YAML. */
export const packText = (rule: string, head = ''): string => `language: 1
pack: ours
version: 1.2.3
title: Our rules
url: urn:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
constants: { limit: 2, other: 3 }
${head}rules:
  - key: our-rule
    severity: warning
    human: There are at most two formats.
    expression: format.count() <= %limit
${rule.replace(/^(?=.)/gm, '    ')}    examples:
      pass:
        - { status: active }
      fail:
        - { $name: three of them, format: [json, xml, ttl] }
`;

/** The file of a documentation of one pack. */
export async function fileOf(
  text: string,
  name: string,
  options: DocsOptions = { format: name.endsWith('.md') ? 'md' : 'html' },
): Promise<string> {
  const pack = await parsePack(text);
  const file = docsFiles([pack], options).get(name);
  if (file === undefined) throw new Error(`There is no ${name}.`);
  return file;
}
