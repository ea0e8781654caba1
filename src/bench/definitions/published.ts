import { isObject } from '../../fhir/element.js';
import { readVersion, type Release } from '../../fhir/release.js';

/** FHIR's own definitions, of one version. */
export interface Published {
  /** By url; extensions are among them. */
  readonly structures: ReadonlyMap<string, fhir4.StructureDefinition>;
  readonly codeSystems: ReadonlyMap<string, fhir4.CodeSystem>;
  readonly valueSets: ReadonlyMap<string, fhir4.ValueSet>;
  /** Url of a search parameter -> its type. */
  readonly searchParameters: ReadonlyMap<string, string>;
  /** Urls of all extensions that the version defines. */
  readonly extensions: ReadonlySet<string>;
}

/** Sorts JSON documents: resources, and lists of search parameters or of extensions with `url` and more. */
export function published(documents: readonly unknown[], release: Release): Published {
  const items = documents.flatMap((document) => (Array.isArray(document) ? (document as unknown[]) : []));
  const structures = resources(documents, 'StructureDefinition').filter(
    ({ version, fhirVersion }) => isOf(version, release) || isOf(fhirVersion, release),
  );
  const searchParameters = [...items, ...resources(documents, 'SearchParameter')].flatMap((item) =>
    isObject(item) && typeof item.type === 'string' ? [[urlOf(item), item.type] as const] : [],
  );
  return {
    structures: new Map(structures.map((each) => [each.url, each])),
    codeSystems: byUrl(resources(documents, 'CodeSystem')),
    valueSets: byUrl(resources(documents, 'ValueSet')),
    searchParameters: new Map(searchParameters.filter(([url]) => url.includes('/SearchParameter/'))),
    extensions: new Set([
      ...structures.filter(isExtension).map(({ url }) => url),
      ...items.map(urlOf).filter((url) => url.includes('/StructureDefinition/')),
    ]),
  };
}

export const isExtension = ({ type, derivation }: fhir4.StructureDefinition): boolean =>
  type === 'Extension' && derivation === 'constraint';

function isOf(version: unknown, release: Release): boolean {
  const reading = readVersion(version);
  return reading.kind === 'release' && reading.release === release;
}

/** Without the version: `http://hl7.org/fhir/ValueSet/publication-status|4.0.1`. */
export const unversioned = (canonical: string): string => canonical.split('|')[0] ?? '';

/** Elements of the snapshot, the root first. */
export const snapshotOf = ({ snapshot }: fhir4.StructureDefinition): readonly fhir4.ElementDefinition[] =>
  snapshot?.element ?? [];

/** The value set that a required binding names: codes besides its own are errors. */
export function requiredValueSet({ binding }: fhir4.ElementDefinition): string | undefined {
  if (binding?.strength !== 'required') return undefined;
  const { valueSet, valueSetReference }: Stu3Binding = binding;
  const canonical = valueSet ?? valueSetReference?.reference;
  return canonical === undefined ? undefined : unversioned(canonical);
}

/** STU3 has a reference to the value set. */
interface Stu3Binding {
  readonly valueSet?: string | undefined;
  readonly valueSetReference?: { readonly reference?: string };
}

interface Resources {
  readonly StructureDefinition: fhir4.StructureDefinition;
  readonly CodeSystem: fhir4.CodeSystem;
  readonly ValueSet: fhir4.ValueSet;
  readonly SearchParameter: fhir4.SearchParameter;
}

function resources<K extends keyof Resources>(documents: readonly unknown[], type: K): Resources[K][] {
  const found = documents.filter((each) => isObject(each) && each.resourceType === type);
  // HL7's own files are what their resource type says.
  return found as Resources[K][];
}

const byUrl = <T extends { url?: string | undefined }>(found: readonly T[]): Map<string, T> =>
  new Map(found.map((each) => [each.url ?? '', each]));

const urlOf = (item: unknown): string => (isObject(item) && typeof item.url === 'string' ? item.url : '');
