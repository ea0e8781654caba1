import { differencesAt, type Comparison } from './difference.js';
import type { PackFacts } from './pack-facts.js';
import type { Published } from './published.js';

/** The codes of `valueSets` against those of FHIR's code systems. */
export function compareValueSets({ valueSets }: PackFacts, fhir: Published): Comparison {
  const compared = valueSets.map(([canonical, codes]) => ({
    canonical,
    codes,
    published: codesOf(canonical, fhir),
  }));
  return {
    what: 'value sets',
    places: compared.filter(({ published }) => published !== undefined).map(({ canonical }) => canonical),
    differences: compared.flatMap(({ canonical, codes, published }) =>
      published === undefined ? [] : differencesAt(canonical, { codes }, { codes: published }),
    ),
    notCompared: compared
      .filter(({ published }) => published === undefined)
      .map(({ canonical }) => canonical),
  };
}

/** Undefined where the definitions at hand do not enumerate the codes. */
function codesOf(canonical: string, { valueSets, codeSystems }: Published): string[] | undefined {
  const compose = valueSets.get(canonical)?.compose;
  if (compose === undefined) {
    const whole = [...codeSystems.values()].find(({ valueSet }) => valueSet === canonical);
    return whole === undefined ? undefined : nested(whole.concept);
  }
  if (compose.exclude !== undefined) return undefined;
  const parts = compose.include.map(({ system, concept, filter, valueSet }) => {
    if (filter !== undefined || valueSet !== undefined) return undefined;
    if (concept !== undefined) return concept.map(({ code }) => code);
    const codeSystem = codeSystems.get(system ?? '');
    return codeSystem === undefined ? undefined : nested(codeSystem.concept);
  });
  return parts.includes(undefined) ? undefined : parts.flatMap((codes) => codes ?? []);
}

const nested = (concepts: readonly fhir4.CodeSystemConcept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...nested(concept)]);
