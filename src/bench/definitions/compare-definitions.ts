import type { DefinitionFacts } from '../../rules/definition.js';
import { differencesAt, type Comparison, type Facts } from './difference.js';
import type { PackFacts } from './pack-facts.js';
import { snapshotOf, type Published } from './published.js';

/** What packs show of the definitions that they are made from against those: the head, the structure, the constraints. */
export function compareDefinitions({ definitions }: PackFacts, { structures }: Published): Comparison {
  const compared = definitions.flatMap(([url, facts]) => {
    const structure = structures.get(url);
    return structure === undefined ? [] : [{ url, facts, structure }];
  });
  return {
    what: 'definitions',
    places: compared.map(({ url }) => url),
    differences: compared.flatMap(({ url, facts, structure }) =>
      differencesAt(url, packDefinition(facts), publishedDefinition(structure, facts)),
    ),
    notCompared: definitions.map(([url]) => url).filter((url) => !structures.has(url)),
  };
}

function packDefinition(facts: DefinitionFacts): Facts {
  const { elements = {}, constraints = {} } = facts;
  return {
    ...headOf(facts),
    maturity: facts.maturity?.toString(),
    comment: facts.comment,
    context: facts.context?.map(({ type, expression }) => `${type} ${expression}`),
    ...allOf(
      Object.entries(elements).map(([path, row]) =>
        aspectsOf(row.name === undefined ? path : path.replace(/[^.]+$/, row.name), {
          min: row.min?.toString(),
          max: row.max?.toString(),
          // A snapshot does not say of what type its root is.
          type: path.includes('.') ? [row.type ?? []].flat() : [],
          short: row.short,
          fixed: row.fixed,
        }),
      ),
    ),
    ...allOf(
      Object.entries(constraints).map(([key, { severity, human, expression, elements: paths = [] }]) =>
        aspectsOf(key, { severity, human, expression, paths }),
      ),
    ),
  };
}

/** `shown`: what there is to compare with, since STU3's definitions have no version of their own. */
function publishedDefinition(structure: fhir4.StructureDefinition, shown: DefinitionFacts): Facts {
  const elements = snapshotOf(structure);
  const constraints = new Map(
    elements.flatMap(({ constraint = [] }) => constraint.map((each) => [each.key, each] as const)),
  );
  return {
    ...headOf(structure),
    version: structure.version ?? shown.version,
    maturity: structure.extension
      ?.find(({ url }) => url.endsWith('/structuredefinition-fmm'))
      ?.valueInteger?.toString(),
    comment: elements[0]?.comment,
    context: contextsOf(structure),
    ...allOf(
      elements.map(({ path, min, max, type = [], short, fixedUri }) =>
        aspectsOf(path, {
          min: min?.toString(),
          max,
          type: type.map(typeName),
          short,
          fixed: fixedUri,
        }),
      ),
    ),
    ...allOf(
      [...constraints].map(([key, { severity, human, expression }]) =>
        aspectsOf(key, {
          severity,
          human,
          expression,
          paths: elements
            .filter(({ constraint = [] }) => constraint.some((each) => each.key === key))
            .map(({ path }) => path),
        }),
      ),
    ),
  };
}

const headOf = (facts: Readonly<Partial<Record<(typeof headFields)[number], string | undefined>>>): Facts =>
  Object.fromEntries(headFields.map((field) => [field, facts[field]]));

const headFields = ['version', 'name', 'title', 'status', 'date', 'publisher', 'description'] as const;

const aspectsOf = (name: string, facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([aspect, fact]) => [`${aspect} of ${name}`, fact]));

const allOf = (facts: readonly Facts[]): Facts => Object.assign({}, ...facts) as Facts;

/** `string` for what is a string of FHIRPath. */
const typeName = ({ code, extension }: fhir4.ElementDefinitionType): string =>
  extension?.find(({ url }) => url.endsWith('/structuredefinition-fhir-type'))?.valueUrl ?? code;

/** STU3 tells once of what type all contexts are. */
function contextsOf(structure: fhir4.StructureDefinition & { readonly contextType?: string }): string[] {
  const { context = [], contextType = '' } = structure;
  return (context as readonly (fhir4.StructureDefinitionContext | string)[]).map((each) =>
    typeof each === 'string' ? `${contextType} ${each}` : `${each.type} ${each.expression}`,
  );
}
