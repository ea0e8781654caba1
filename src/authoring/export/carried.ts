/** Extensions in which an exported pack carries what StructureDefinitions have no words for. Others pass them over. */
export const carriedPack = 'urn:fhir-rulepack:pack';
export const carriedRule = 'urn:fhir-rulepack:rule';
