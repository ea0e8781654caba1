import type { Equivalent } from './rule-pack.js';
import type { YamlPath, YamlSource } from './yaml-source.js';

/** A rule's `equivalent`: one reason for all changes, or changed expressions with their reasons. */
export function readEquivalent(
  value: string | Readonly<Record<string, string>>,
  rule: YamlPath,
  source: YamlSource,
): Equivalent[] {
  const path = [...rule, 'equivalent'];
  if (typeof value === 'string') return [{ why: value, place: source.placeOf(path) }];
  return Object.entries(value).map(([mutant, why]) => ({
    mutant,
    why,
    place: source.placeOfKey([...path, mutant]),
  }));
}
