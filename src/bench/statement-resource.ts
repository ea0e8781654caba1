import type {
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceInteraction,
  CapabilityStatementRestResourceSearchParam,
  Extension,
} from 'fhir/r4.js';

export type ResourceType = CapabilityStatementRestResource['type'];

/** How much a statement says of each resource type. */
export interface ResourceDetail {
  readonly interactions: number;
  readonly searchParams: number;
}

type Interaction = CapabilityStatementRestResourceInteraction['code'];
type ParameterType = CapabilityStatementRestResourceSearchParam['type'];

const interactions: readonly (readonly [Interaction, string])[] = [
  ['create', 'MAY'],
  ['search-type', 'SHALL'],
  ['read', 'SHALL'],
  ['vread', 'SHOULD'],
  ['update', 'MAY'],
  ['delete', 'MAY'],
  ['history-instance', 'SHOULD'],
];

/** Names that occur in many of R4's search parameters, the commonest first. */
const parameters: readonly (readonly [string, ParameterType])[] = [
  ['_id', 'token'],
  ['identifier', 'token'],
  ['_lastUpdated', 'date'],
  ['code', 'token'],
  ['date', 'date'],
  ['status', 'token'],
  ['patient', 'reference'],
  ['category', 'token'],
  ['encounter', 'reference'],
  ['subject', 'reference'],
  ['recorder', 'reference'],
  ['name', 'string'],
  ['url', 'uri'],
  ['based-on', 'reference'],
  ['part-of', 'reference'],
  ['value-quantity', 'quantity'],
];

const definition = (name: string): string => `http://hl7.org/fhir/StructureDefinition/${name}`;

const expectation = (code: string): Extension => ({
  url: definition('capabilitystatement-expectation'),
  valueCode: code,
});

/** One resource type of a statement: with all interactions about 2 KB, and 0.3 KB more for each search parameter. */
export function describeResource(
  type: ResourceType,
  detail: ResourceDetail,
): CapabilityStatementRestResource {
  const chosen = parameters.slice(0, detail.searchParams);
  return {
    extension: [expectation('SHALL'), combination('patient', 'status')],
    type,
    profile: definition(type),
    supportedProfile: [`https://fhir.server.test/r4/StructureDefinition/public-${type.toLowerCase()}`],
    documentation: `The server keeps each version of a ${type}.\n\nOld ones are removed after a year.`,
    interaction: interactions.slice(0, detail.interactions).map(([code, conformance]) => ({
      extension: [expectation(conformance)],
      code,
    })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    referencePolicy: ['literal', 'local'],
    searchInclude: ['*', ...references(chosen).map((name) => `${type}:${name}`)],
    searchRevInclude: ['Provenance:target'],
    _searchRevInclude: [{ extension: [expectation('SHOULD')] }],
    searchParam: chosen.map(([name, kind]) => describeParameter(type, name, kind)),
  };
}

const references = (chosen: typeof parameters): string[] =>
  chosen.filter(([, kind]) => kind === 'reference').map(([name]) => name);

const combination = (...names: readonly string[]): Extension => ({
  url: definition('capabilitystatement-search-parameter-combination'),
  extension: [expectation('SHOULD'), ...names.map((name) => ({ url: 'required', valueString: name }))],
});

function describeParameter(
  type: string,
  name: string,
  kind: ParameterType,
): CapabilityStatementRestResourceSearchParam {
  const owner = name.startsWith('_') ? 'Resource' : type;
  return {
    extension: [expectation('MAY')],
    name,
    definition: `http://hl7.org/fhir/SearchParameter/${owner}-${name.replace('_', '')}`,
    type: kind,
    documentation: `Finds each ${type} by its **${name}**.\n\nSeveral values, parted by commas, are alternatives.`,
  };
}
