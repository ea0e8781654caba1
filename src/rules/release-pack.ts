import { readVersion, releaseName, type Release } from '../fhir/release.js';
import type { RulePack } from './rule-pack.js';
import type { PackStructure, VersionedRow, VersionedStructure } from './structure.js';

/** A pack as it holds for one version of FHIR. */
export interface ReleasePack extends Omit<RulePack, 'structure'> {
  readonly release: Release;
  readonly structure?: PackStructure;
}

export function packFor(pack: RulePack, release: Release): ReleasePack {
  const { structure, source, ...same } = pack;
  return {
    ...same,
    release,
    ...(source !== undefined && { source: sourceFor(source, release) }),
    ...(structure && { structure: structureFor(structure, release) }),
  };
}

/** What a structure is for each of some versions. */
export const structuresFor = (
  structure: VersionedStructure,
  releases: readonly Release[],
): ReadonlyMap<Release, PackStructure> =>
  new Map(releases.map((release) => [release, structureFor(structure, release)]));

const structureFor = (structure: VersionedStructure, release: Release): PackStructure => ({
  ...structure,
  valueSets: namedFor(structure.valueSets, release),
  tables: namedFor(structure.tables, release),
  elements: rowsFor(structure.elements, release),
  extensions: rowsFor(structure.extensions, release),
});

/**
 * FHIR publishes each version under its name (http://hl7.org/fhir/R4B/capabilitystatement.html), and the newest without
 * one: that is shown where no version is at hand.
 */
export const sourceFor = (source: string, release: Release | undefined): string =>
  release === undefined
    ? source.replaceAll('/{release}', '')
    : source.replaceAll('{release}', releaseName(release));

/** A name like `http://hl7.org/fhir/ValueSet/resource-types|4.3.0`, which holds for one version. */
export interface VersionedName {
  readonly name: string;
  /** Undefined: for all versions that have no own. */
  readonly release: Release | undefined;
}

/** Undefined where the version is none that is judged. */
export function readVersionedName(text: string): VersionedName | undefined {
  const bar = text.lastIndexOf('|');
  if (bar < 0) return { name: text, release: undefined };
  const reading = readVersion(text.slice(bar + 1));
  return reading.kind === 'release' ? { name: text.slice(0, bar), release: reading.release } : undefined;
}

/** What is named for the version, and for all that have no own. */
export function namedFor<T>(all: Readonly<Record<string, T>>, release: Release): Record<string, T> {
  const read = Object.entries(all).map(([text, value]) => ({ name: readVersionedName(text), value }));
  const of = (wanted: Release | undefined): [string, T][] =>
    read.flatMap(({ name, value }) => (name?.release === wanted && name ? [[name.name, value]] : []));
  return Object.fromEntries([...of(undefined), ...of(release)]);
}

export const holdsFor = ({ fhirVersion }: VersionedRow, release: Release): boolean =>
  fhirVersion?.includes(release) !== false;

function rowsFor<T extends VersionedRow>(
  all: Readonly<Record<string, readonly T[]>>,
  release: Release,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, rows]) => {
      const row = rows.find((each) => holdsFor(each, release));
      return row === undefined ? [] : [[name, row]];
    }),
  );
}
