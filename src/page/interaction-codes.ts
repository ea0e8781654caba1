/** What a resource can do, in the order of http://hl7.org/fhir/R4/valueset-type-restful-interaction.html by use. */
export const interactionCodes: readonly string[] = [
  'read',
  'vread',
  'search-type',
  'create',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
];
