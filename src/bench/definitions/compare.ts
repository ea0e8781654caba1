import { compareDefinitions } from './compare-definitions.js';
import { compareElements } from './compare-elements.js';
import { compareExtensions } from './compare-extensions.js';
import { compareKnownExtensions } from './compare-known-extensions.js';
import { compareSearchParameters } from './compare-search-parameters.js';
import { compareValueSets } from './compare-value-sets.js';
import { departures, withoutDepartures } from './departures.js';
import type { Release } from '../../fhir/release.js';
import type { Comparison } from './difference.js';
import type { PackFacts } from './pack-facts.js';
import type { Published } from './published.js';

const kinds = [
  compareElements,
  compareValueSets,
  compareExtensions,
  compareSearchParameters,
  compareKnownExtensions,
  compareDefinitions,
];

/** Every fact of the packs against FHIR's own definitions. */
export const compare = (facts: PackFacts, fhir: Published, release: Release): Comparison[] =>
  kinds.map((compareKind) => withoutDepartures(compareKind(facts, fhir), departures, release));
