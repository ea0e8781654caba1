import type { Comparison } from './difference.js';
import type { PackFacts } from './pack-facts.js';
import type { Published } from './published.js';

/** What packs call known, and what they describe, is all that FHIR defines; what they call known is FHIR's. */
export function compareKnownExtensions(facts: PackFacts, { extensions }: Published): Comparison {
  const { known = new Set<string>() } = facts;
  const isJudged = known.size > 0 && extensions.size > 0;
  const described = new Set(facts.extensions.map(([url]) => url));
  const missing = [...extensions].filter((url) => !known.has(url) && !described.has(url));
  const more = [...known].filter((url) => !extensions.has(url));
  return {
    what: 'known extensions',
    places: isJudged ? [...known] : [],
    differences: isJudged
      ? [
          ...missing.map((url) => ({
            place: url,
            aspect: 'known',
            text: 'FHIR defines it, the packs do not know it',
          })),
          ...more.map((url) => ({
            place: url,
            aspect: 'known',
            text: 'the packs call it known, FHIR does not define it',
          })),
        ]
      : [],
    notCompared: isJudged ? [] : [...known],
  };
}
