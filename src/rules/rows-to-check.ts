import type { Release } from '../fhir/release.js';
import { holdsFor } from './release-pack.js';
import { RuleError } from './rule-error.js';
import type { VersionedRow } from './structure.js';
import type { StructureContext } from './structure-context.js';
import type { YamlPath } from './yaml-source.js';

/** A row of a pack's tables, where it stands in the file, and the versions that it is for. */
export interface RowToCheck<T> {
  readonly name: string;
  readonly row: T;
  readonly at: YamlPath;
  readonly releases: readonly Release[];
}

/** All rows of a field. Of each version that a row names, the pack must hold for it, and no other row be there. */
export function rowsToCheck<T extends VersionedRow>(
  field: 'elements' | 'extensions',
  rows: Readonly<Record<string, readonly T[]>>,
  { document, source, report }: StructureContext,
): RowToCheck<T>[] {
  return Object.entries(rows).flatMap(([name, ofName]) => {
    const taken = new Set<Release>();
    return ofName.map((row, index) => {
      const at = rowPath(field, name, index, document);
      const place = (): ReturnType<typeof source.placeOf> =>
        source.placeOf(row.fhirVersion === undefined ? at : [...at, 'fhirVersion']);
      const fail = (code: 'not-in-version' | 'wrong-value', text: string): void => {
        report(new RuleError(code, place(), text));
      };
      for (const release of row.fhirVersion ?? []) {
        if (!document.fhirVersion.includes(release))
          fail(
            'not-in-version',
            `The pack does not hold for FHIR ${release}; a row can only narrow its versions.`,
          );
      }
      const releases = document.fhirVersion.filter((release) => holdsFor(row, release));
      const twice = releases.find((release) => taken.has(release));
      if (twice !== undefined)
        fail('wrong-value', `There is a row of ${name} for FHIR ${twice} already; give each version one.`);
      for (const release of releases) taken.add(release);
      return { name, row, at, releases };
    });
  });
}

/** Where a row stands: alone, or in a list. */
export const rowPath = (
  field: 'elements' | 'extensions',
  name: string,
  index: number,
  document: StructureContext['document'],
): YamlPath => (Array.isArray(document[field]?.[name]) ? [field, name, index] : [field, name]);
