import type { Release } from '../../fhir/release.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { shippedPack, shippedPackNames } from '../../rules/shipped.js';

/** What is known of an element besides its types. */
export interface KnownElement {
  /** `1..1`, `0..*` */
  readonly cardinality: string;
  /** The codes that alone are allowed. */
  readonly codes: readonly string[] | undefined;
}

let packs: readonly RulePack[] | undefined;

/** What the tables of the packs that ship say of an element. */
export function knownElement(path: string, release: Release): KnownElement | undefined {
  packs ??= shippedPackNames().flatMap((name) => shippedPack(name) ?? []);
  for (const { structure, fhirVersion } of packs) {
    const rows = structure?.elements[path] ?? [];
    const row = rows.find((each) => (each.fhirVersion ?? fhirVersion).includes(release));
    if (row === undefined) continue;
    return {
      cardinality: `${row.min.toString()}..${row.max?.toString() ?? '*'}`,
      codes: row.binding === undefined ? undefined : structure?.valueSets[row.binding],
    };
  }
  return undefined;
}
