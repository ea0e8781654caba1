import { isObject, type JsonObject } from '../../fhir/element.js';
import { releases, type Release } from '../../fhir/release.js';
import type { PackDefinition } from '../../rules/definition.js';
import type { Constant } from '../../rules/rule-pack.js';
import type { Definition } from './definition.js';
import { keyOf, type PackDraft } from './pack-draft.js';

/** What a pack says of itself, and nothing else yet. */
export function headOf(
  { id, url, title, version, release, carried }: Definition,
  resource: string,
): PackDraft {
  return {
    pack: keyOf(id),
    version: semantic(version),
    title,
    url,
    fhirVersion: [release],
    resource,
    ...(carried === undefined && /^https?:/.test(url) && { source: url }),
    valueSets: {},
    elements: {},
    extensions: {},
    good: {},
    rules: [],
    unsaid: [],
    ...carriedFields(carried),
  };
}

/** What an exported pack carried of itself, as far as it has the right form. */
function carriedFields(carried: JsonObject = {}): Partial<PackDraft> {
  const texts = Object.fromEntries(
    ['pack', 'version', 'title', 'url', 'resource', 'source'].flatMap((name) =>
      typeof carried[name] === 'string' ? [[name, carried[name]]] : [],
    ),
  );
  const { fhirVersion, definition, constants, base } = carried;
  const versions = releases.filter((each) => Array.isArray(fhirVersion) && fhirVersion.includes(each));
  return {
    ...texts,
    ...(versions.length > 0 && { fhirVersion: versions }),
    // It is looked at when the pack is read.
    ...(isObject(definition) && { definition: definition as unknown as PackDefinition }),
    ...(isConstants(constants) && { constants }),
    ...(isObject(base) && { base }),
  };
}

const isConstants = (value: unknown): value is Readonly<Record<string, Constant>> =>
  isObject(value) && Object.values(value).every((each) => /^(string|number|boolean)$/.test(typeof each));

/** Versions of definitions need not have three numbers. */
function semantic(version = ''): string {
  const match = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?$/.exec(version);
  if (match === null) return '0.1.0';
  const [, major = '0', minor = '0', patch = '0', label = ''] = match;
  return `${major}.${minor}.${patch}${label}`;
}

/** A definition is of one version; a pack that was exported may hold for others, too. */
export const ofRelease = (
  { fhirVersion }: PackDraft,
  { release }: Definition,
): { readonly fhirVersion?: readonly Release[] } =>
  fhirVersion.some((each) => each !== release) ? { fhirVersion: [release] } : {};
