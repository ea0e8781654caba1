import type { Release } from '../release.js';
import { modelOf } from './model.js';

/** The elements that a type adds to its base: `name`, `name*` where it repeats, `name[x]` where it is a choice. */
function elementsOf(release: Release, name: string): string[] {
  const type = modelOf(release).type(name);
  const own = [...(type?.elements.values() ?? [])].filter(
    (element) => !type?.base?.elements.has(element.name),
  );
  return own.map((element) => element.name + (element.isChoice ? '[x]' : '') + (element.repeats ? '*' : ''));
}

interface Row {
  readonly type: string;
  readonly elements: string;
}

const inAll: readonly Row[] = [
  { type: 'Resource', elements: 'id meta implicitRules language' },
  { type: 'DomainResource', elements: 'text contained* extension* modifierExtension*' },
  { type: 'Element', elements: 'id extension*' },
  { type: 'BackboneElement', elements: 'modifierExtension*' },
  { type: 'Extension', elements: 'url value[x]' },
  { type: 'Narrative', elements: 'status div' },
  { type: 'Coding', elements: 'system version code display userSelected' },
  { type: 'CodeableConcept', elements: 'coding* text' },
  { type: 'HumanName', elements: 'use text family given* prefix* suffix* period' },
  { type: 'Parameters', elements: 'parameter*' },
  { type: 'Parameters.parameter', elements: 'name value[x] resource part*' },
  { type: 'OperationOutcome', elements: 'issue*' },
  { type: 'OperationOutcome.issue', elements: 'severity code details diagnostics location* expression*' },
  { type: 'Bundle.entry', elements: 'link* fullUrl resource search request response' },
  { type: 'CapabilityStatement.software', elements: 'name version releaseDate' },
  {
    type: 'CapabilityStatement.rest',
    elements: 'mode documentation security resource* interaction* searchParam* operation* compartment*',
  },
  { type: 'CapabilityStatement.rest.resource.interaction', elements: 'code documentation' },
  { type: 'CapabilityStatement.rest.resource.searchParam', elements: 'name definition type documentation' },
  { type: 'CapabilityStatement.document', elements: 'mode documentation profile' },
];

const inR4: readonly Row[] = [
  {
    type: 'CapabilityStatement.messaging',
    elements: 'endpoint* reliableCache documentation supportedMessage*',
  },
  { type: 'Meta', elements: 'versionId lastUpdated source profile* security* tag*' },
  {
    type: 'CapabilityStatement',
    elements:
      'url version name title status experimental date publisher contact* description useContext* jurisdiction* ' +
      'purpose copyright kind instantiates* imports* software implementation fhirVersion format* patchFormat* ' +
      'implementationGuide* rest* messaging* document*',
  },
  { type: 'CapabilityStatement.implementation', elements: 'description url custodian' },
  { type: 'CapabilityStatement.rest.security', elements: 'cors service* description' },
  {
    type: 'CapabilityStatement.rest.resource',
    elements:
      'type profile supportedProfile* documentation interaction* versioning readHistory updateCreate ' +
      'conditionalCreate conditionalRead conditionalUpdate conditionalDelete referencePolicy* searchInclude* ' +
      'searchRevInclude* searchParam* operation*',
  },
  { type: 'CapabilityStatement.rest.resource.operation', elements: 'name definition documentation' },
  {
    type: 'Patient',
    elements:
      'identifier* active name* telecom* gender birthDate deceased[x] address* maritalStatus multipleBirth[x] photo* ' +
      'contact* communication* generalPractitioner* managingOrganization link*',
  },
  { type: 'Bundle', elements: 'identifier type timestamp total link* entry* signature' },
  { type: 'ImplementationGuide.definition.page', elements: 'name[x] title generation page*' },
  {
    type: 'Composition.section',
    elements: 'title code author* focus text mode orderedBy entry* emptyReason section*',
  },
];

const inStu3: readonly Row[] = [
  {
    type: 'CapabilityStatement.messaging',
    elements: 'endpoint* reliableCache documentation supportedMessage* event*',
  },
  { type: 'Meta', elements: 'versionId lastUpdated profile* security* tag*' },
  {
    type: 'CapabilityStatement',
    elements:
      'url version name title status experimental date publisher contact* description useContext* jurisdiction* ' +
      'purpose copyright kind instantiates* software implementation fhirVersion acceptUnknown format* patchFormat* ' +
      'implementationGuide* profile* rest* messaging* document*',
  },
  { type: 'CapabilityStatement.implementation', elements: 'description url' },
  { type: 'CapabilityStatement.rest.security', elements: 'cors service* description certificate*' },
  {
    type: 'CapabilityStatement.rest.resource',
    elements:
      'type profile documentation interaction* versioning readHistory updateCreate conditionalCreate ' +
      'conditionalRead conditionalUpdate conditionalDelete referencePolicy* searchInclude* searchRevInclude* searchParam*',
  },
  { type: 'CapabilityStatement.rest.operation', elements: 'name definition' },
  { type: 'Bundle', elements: 'identifier type total link* entry* signature' },
];

const inR5: readonly Row[] = [
  {
    type: 'CapabilityStatement.messaging',
    elements: 'endpoint* reliableCache documentation supportedMessage*',
  },
  {
    type: 'CapabilityStatement',
    elements:
      'url identifier* version versionAlgorithm[x] name title status experimental date publisher contact* description ' +
      'useContext* jurisdiction* purpose copyright copyrightLabel kind instantiates* imports* software implementation ' +
      'fhirVersion format* patchFormat* acceptLanguage* implementationGuide* rest* messaging* document*',
  },
  {
    type: 'CapabilityStatement.rest.resource',
    elements:
      'type profile supportedProfile* documentation interaction* versioning readHistory updateCreate ' +
      'conditionalCreate conditionalRead conditionalUpdate conditionalPatch conditionalDelete referencePolicy* ' +
      'searchInclude* searchRevInclude* searchParam* operation*',
  },
  { type: 'Bundle', elements: 'identifier type timestamp total link* entry* signature issues' },
];

describe.each<{ release: Release; rows: readonly Row[] }>([
  { release: '3.0', rows: [...inAll, ...inStu3] },
  { release: '4.0', rows: [...inAll, ...inR4] },
  { release: '4.3', rows: [...inAll, ...inR4] },
  { release: '5.0', rows: [...inAll, ...inR5] },
])('the elements of FHIR $release', ({ release, rows }) => {
  test.each(rows)('$type', ({ type, elements }) => {
    expect(elementsOf(release, type).sort()).toEqual(elements.split(' ').sort());
  });
});
