import type { RulePlace } from './rule-error.js';
import type { SourceExpression } from './rule-pack.js';

type PlaceAt = (offset: number) => RulePlace;

/** Beside the expressions and not in them: a pack is plain data. */
const known = new WeakMap<SourceExpression, PlaceAt>();

export function notePlaces(source: SourceExpression, placeAt: PlaceAt): void {
  known.set(source, placeAt);
}

/** Where a character of an expression stands in its file; undefined for one that was not read from a file. */
export const placeInExpression = (source: SourceExpression, offset: number): RulePlace | undefined =>
  known.get(source)?.(offset);
