/** What is said of one place, by aspect. The order in a list does not matter; undefined: nothing is said. */
export type Facts = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One thing that a pack and FHIR say differently. */
export interface Difference {
  /** An element path, the url of an extension, a canonical. */
  readonly place: string;
  readonly aspect: string;
  readonly text: string;
}

/** What came of comparing facts of one kind. */
export interface Comparison {
  readonly what: string;
  readonly places: readonly string[];
  readonly differences: readonly Difference[];
  /** What the definitions at hand say nothing of. A name may be there several times. */
  readonly notCompared: readonly string[];
}

/** Every aspect in which the two differ. */
export function differencesAt(place: string, pack: Facts, fhir: Facts): Difference[] {
  return [...new Set([...Object.keys(pack), ...Object.keys(fhir)])].flatMap((aspect) => {
    const [said, meant] = [listOf(pack[aspect]), listOf(fhir[aspect])];
    const more = said.filter((each) => !meant.includes(each));
    const missing = meant.filter((each) => !said.includes(each));
    if (more.length === 0 && missing.length === 0) return [];
    return [{ place, aspect, text: textOf(more.join(', '), missing.join(', ')) }];
  });
}

const listOf = (fact: Facts[string]): readonly string[] =>
  fact === undefined ? [] : typeof fact === 'string' ? [fact] : fact;

function textOf(more: string, missing: string): string {
  if (more === '') return `FHIR has ${missing}, the pack does not`;
  return missing === '' ? `the pack has ${more}, FHIR does not` : `the pack has ${more}, FHIR has ${missing}`;
}
