import { readVersionedName } from './release-pack.js';
import { RuleError } from './rule-error.js';
import type { VersionedStructure } from './structure.js';
import type { StructureContext } from './structure-context.js';

/** Value sets and tables of one version are of one that the pack holds for, and no two are of the same. */
export function checkVersionedNames(
  structure: VersionedStructure,
  { source, report, document }: StructureContext,
): void {
  for (const field of ['valueSets', 'tables'] as const) {
    const taken = new Set<string>();
    for (const text of Object.keys(structure[field])) {
      const read = readVersionedName(text);
      const fail = (code: 'not-in-version' | 'wrong-value', words: string): void => {
        report(new RuleError(code, source.placeOfKey([field, text]), words));
      };
      if (read === undefined)
        fail(
          'not-in-version',
          `${text} ends with a version that is not judged; judged are 3.0, 4.0, 4.3 and 5.0.`,
        );
      else if (read.release !== undefined && !document.fhirVersion.includes(read.release))
        fail('not-in-version', `The pack does not hold for FHIR ${read.release}.`);
      const identity = JSON.stringify(read ?? text);
      if (taken.size === taken.add(identity).size)
        fail('wrong-value', `${text} is there for this version already.`);
    }
  }
}
