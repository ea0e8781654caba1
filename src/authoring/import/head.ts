import type { Release } from '../../fhir/release.js';
import type { Definition } from './definition.js';
import { keyOf, type PackDraft } from './pack-draft.js';

/** What a pack says of itself, and nothing else yet. */
export function headOf(
  { id, url, title, version, release, carried = {} }: Definition,
  resource: string,
): PackDraft {
  const { rules: _, valueSets: __, ...head } = carried;
  return {
    pack: keyOf(id),
    version: semantic(version),
    title,
    url,
    fhirVersion: [release],
    resource,
    valueSets: {},
    elements: {},
    extensions: {},
    good: {},
    rules: [],
    unsaid: [],
    // It is looked at when the pack is read.
    ...(head as Partial<PackDraft>),
  };
}

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
