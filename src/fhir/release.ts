/** A FHIR release that packs can hold for, as the first two numbers of its version. */
export type Release = '3.0' | '4.0' | '4.3' | '5.0';

export const releases: readonly Release[] = ['3.0', '4.0', '4.3', '5.0'];

/** What a `fhirVersion` says: a release that is judged, another version of FHIR, or nothing that makes sense. */
export type VersionReading =
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'preview'; readonly version: string }
  | { readonly kind: 'unknown' };

/** Published versions only: a label (`5.0.0-ballot`) or a number between releases (4.1, 4.6) is a preview. */
export function readVersion(version: unknown): VersionReading {
  if (typeof version !== 'string') return { kind: 'unknown' };
  const match = /^(\d{1,2})\.(\d{1,2})(?:\.\d{1,4})?([-+.\w]{0,40})$/.exec(version);
  if (match === null) return { kind: 'unknown' };
  const series = `${match[1] ?? ''}.${match[2] ?? ''}`;
  const release = releases.find((each) => each === series);
  return release !== undefined && match[3] === ''
    ? { kind: 'release', release }
    : { kind: 'preview', version };
}

const names: Readonly<Record<Release, string>> = { '3.0': 'STU3', '4.0': 'R4', '4.3': 'R4B', '5.0': 'R5' };

export const releaseName = (release: Release): string => names[release];

const published: Readonly<Record<Release, string>> = {
  '3.0': '3.0.2',
  '4.0': '4.0.1',
  '4.3': '4.3.0',
  '5.0': '5.0.0',
};

/** The last version of a release that HL7 published: http://hl7.org/fhir/directory.html */
export const publishedVersion = (release: Release): string => published[release];

/** Resource types that came with R4B (http://hl7.org/fhir/R4B/resourcelist.html): R4's model does not have them. */
const typesNewInR4b: ReadonlySet<string> = new Set([
  'AdministrableProductDefinition',
  'Citation',
  'ClinicalUseDefinition',
  'EvidenceReport',
  'Ingredient',
  'ManufacturedItemDefinition',
  'MedicinalProductDefinition',
  'NutritionProduct',
  'PackagedProductDefinition',
  'RegulatedAuthorization',
  'SubscriptionStatus',
  'SubscriptionTopic',
  'SubstanceDefinition',
]);

/** Whether a resource type exists in a release though its definition is not known here. */
export const isUndefinedType = (type: unknown, release: Release): boolean =>
  release === '4.3' && typeof type === 'string' && typesNewInR4b.has(type);
