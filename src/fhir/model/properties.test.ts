import type { Release } from '../release.js';
import { modelOf } from './model.js';

describe('a JSON property', () => {
  test.each<{ release: Release; type: string; property: string; is: string }>([
    { release: '4.0', type: 'Extension', property: 'valueUri', is: 'value: uri' },
    { release: '4.0', type: 'Extension', property: '_valueUri', is: 'value: uri, partner' },
    { release: '4.0', type: 'Extension', property: 'valueCodeableConcept', is: 'value: CodeableConcept' },
    { release: '4.0', type: 'Extension', property: 'valueBase64Binary', is: 'value: base64Binary' },
    { release: '4.0', type: 'Extension', property: 'url', is: 'url: uri' },
    { release: '4.0', type: 'Extension', property: 'id', is: 'id: string' },
    { release: '4.0', type: 'Patient', property: 'id', is: 'id: id' },
    { release: '4.0', type: 'Patient', property: '_id', is: 'id: id, partner' },
    { release: '4.0', type: 'HumanName', property: '_given', is: 'given: string, partner' },
    { release: '4.0', type: 'uri', property: 'extension', is: 'extension: Extension' },
    { release: '4.0', type: 'CapabilityStatement', property: 'rest', is: 'rest: CapabilityStatement.rest' },
    {
      release: '4.0',
      type: 'CapabilityStatement.rest',
      property: 'searchParam',
      is: 'searchParam: CapabilityStatement.rest.resource.searchParam',
    },
    { release: '4.0', type: 'Bundle.entry', property: 'resource', is: 'resource: Resource' },
    { release: '4.0', type: 'Observation', property: 'valueQuantity', is: 'value: Quantity' },
    { release: '5.0', type: 'Extension', property: 'valueInteger64', is: 'value: integer64' },
    {
      release: '5.0',
      type: 'CapabilityStatement',
      property: 'versionAlgorithmString',
      is: 'versionAlgorithm: string',
    },
  ])('$property of $type in $release is $is', ({ release, type, property, is }) => {
    const found = modelOf(release).type(type)?.properties.get(property);
    expect(
      `${found?.element.name ?? ''}: ${found?.type ?? ''}${found?.isPartner === true ? ', partner' : ''}`,
    ).toBe(is);
  });

  test.each<{ release: Release; type: string; property: string }>([
    { release: '4.0', type: 'Extension', property: '_url' },
    { release: '4.0', type: 'Extension', property: '_id' },
    { release: '4.0', type: 'uri', property: 'value' },
    { release: '4.0', type: 'Extension', property: 'value' },
    { release: '4.0', type: 'Extension', property: 'value[x]' },
    { release: '4.0', type: 'Extension', property: '_valueCoding' },
    { release: '4.0', type: 'Extension', property: 'modifierExtension' },
    { release: '4.0', type: 'Extension', property: 'valueInteger64' },
    { release: '4.0', type: 'Patient', property: 'resourceType' },
    { release: '4.0', type: 'Bundle', property: 'extension' },
    { release: '4.0', type: 'Patient', property: 'constructor' },
    { release: '3.0', type: 'Extension', property: 'valueUrl' },
    { release: '3.0', type: 'Extension', property: 'valueCanonical' },
    { release: '3.0', type: 'Extension', property: 'valueUuid' },
    { release: '4.0', type: 'CapabilityStatement', property: 'acceptUnknown' },
    { release: '5.0', type: 'CapabilityStatement', property: 'versionAlgorithm' },
  ])('$type in $release has no $property', ({ release, type, property }) => {
    expect(modelOf(release).type(type)?.properties.get(property)).toBeUndefined();
  });
});
