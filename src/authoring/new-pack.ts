import type { JsonObject } from '../fhir/element.js';
import { publishedVersion, type Release } from '../fhir/release.js';
import { yamlText } from './rule-text.js';

export interface PackDraft {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  readonly fhirVersion: readonly Release[];
  readonly resource: string;
  /** Where an editor finds the schema of packs. */
  readonly schema: string;
}

/** The resource under every example. What a rule is about is left to its examples. */
export function newBase(
  { fhirVersion: [release = '4.0'], resource }: PackDraft,
  about: ReadonlySet<string>,
): JsonObject {
  const resourceType = resource === 'Resource' ? 'CapabilityStatement' : resource;
  if (resourceType !== 'CapabilityStatement') return { resourceType };
  const fields = {
    status: 'active',
    date: '2026-01-01',
    kind: 'requirements',
    fhirVersion: publishedVersion(release),
    ...(release === '3.0' && { acceptUnknown: 'no' }),
    format: ['json'],
  };
  const kept = Object.entries(fields).filter(([name]) => name === 'fhirVersion' || !about.has(name));
  return { resourceType, ...Object.fromEntries(kept) };
}

/** A pack without its rules: everything before the first of them. */
export async function newPackText(draft: PackDraft, base: JsonObject): Promise<string> {
  const { name, fhirVersion, resource, schema } = draft;
  const head = {
    language: 1,
    pack: name,
    version: '0.1.0',
    title: `The rules of ${name}`,
    url: `urn:rulepack:${name}`,
    fhirVersion,
    resource,
    base,
  };
  const text = await yamlText(head, ['fhirVersion', 'format']);
  return `# yaml-language-server: $schema=${schema}\n${text}\nrules:\n`;
}
