import { differencesAt, type Comparison } from './difference.js';
import type { PackFacts } from './pack-facts.js';
import type { Published } from './published.js';

const prefix = 'http://hl7.org/fhir/SearchParameter/';

/** The type of every search parameter, in both directions. */
export function compareSearchParameters({ tables }: PackFacts, { searchParameters }: Published): Comparison {
  const said = tables.filter((table) => table.prefix === prefix);
  const isJudged = said.length > 0 && searchParameters.size > 0;
  const types = new Map(said.flatMap(({ values }) => [...values]));
  const urls = isJudged ? [...new Set([...types.keys(), ...searchParameters.keys()])] : [];
  return {
    what: 'search parameters',
    places: urls,
    differences: urls.flatMap((url) =>
      differencesAt(url, { type: types.get(url) }, { type: searchParameters.get(url) }),
    ),
    notCompared: isJudged ? [] : [...types.keys()],
  };
}
