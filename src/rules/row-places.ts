import type { RulePlace } from './rule-error.js';
import type { ElementRow, ExtensionRow, VersionedStructure } from './structure.js';

/** A row of a pack's tables; the structure as a whole stands for what it says of known extensions. */
type Row = ElementRow | ExtensionRow | VersionedStructure;

/** Beside the rows and not in them: they are what judges, and that is the same wherever it stands. */
const known = new WeakMap<Row, RulePlace>();

export function noteRow(row: Row, place: RulePlace): void {
  known.set(row, place);
}

/** Where a row stands in its file; undefined for one that was not read from a file. */
export const placeOfRow = (row: Row): RulePlace | undefined => known.get(row);
