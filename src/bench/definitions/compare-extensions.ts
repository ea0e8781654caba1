import { differencesAt, type Comparison, type Difference, type Facts } from './difference.js';
import { contextsOf, extensionFacts } from './extension-facts.js';
import { countsOf, rows, words, type PackFacts, type Row } from './pack-facts.js';
import { isExtension, type Published } from './published.js';

/**
 * Every extension of the packs against its StructureDefinition. FHIR's own extensions of a resource type of which the
 * packs describe one are all described.
 */
export function compareExtensions({ extensions }: PackFacts, { structures }: Published): Comparison {
  const defined = new Map([...structures].filter(([, each]) => isExtension(each)));
  const said = new Map(extensions);
  const compared = extensions.flatMap(([url, row]) => {
    const structure = defined.get(url);
    return structure === undefined ? [] : [{ url, row, structure }];
  });
  return {
    what: 'extensions',
    places: compared.map(({ url }) => url),
    differences: [
      ...compared.flatMap(({ url, row, structure }) =>
        differencesAt(url, packExtension(row), extensionFacts(structure)),
      ),
      ...(said.size === 0 ? [] : [...defined]).flatMap(([url, structure]) =>
        said.has(url) || !standsOn(structure, 'CapabilityStatement') ? [] : [notDescribed(url)],
      ),
    ],
    notCompared: extensions.map(([url]) => url).filter((url) => !defined.has(url)),
  };
}

function packExtension(row: Row): Facts {
  const parts = rows(row.extensions);
  return {
    context: words(row.context),
    modifier: String(row.modifier === true),
    max: countsOf(row).max,
    type: words(row.type),
    binding: words(row.binding),
    ...Object.fromEntries(parts.flatMap(([url, part]) => packPart(url, part))),
  };
}

const packPart = (url: string, part: Row): [string, Facts[string]][] => [
  [`part ${url}`, 'a part'],
  [`min of ${url}`, countsOf(part).min],
  [`max of ${url}`, countsOf(part).max],
  [`type of ${url}`, words(part.type)],
  [`binding of ${url}`, words(part.binding)],
];

const standsOn = (structure: fhir4.StructureDefinition, type: string): boolean =>
  contextsOf(structure).some((context) => context.split('.')[0] === type);

const notDescribed = (url: string): Difference => ({
  place: url,
  aspect: 'row',
  text: 'FHIR defines it for CapabilityStatement, the packs do not describe it',
});
