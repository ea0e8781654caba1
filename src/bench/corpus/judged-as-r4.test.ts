import { isJudgedAsR4 } from './judged-as-r4.js';

test.each([
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1"}', is: true },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "4.0.0"}', is: true },
  { json: '{"resourceType": "CapabilityStatement"}', is: true },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "new"}', is: true },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": 4}', is: true },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "3.0.2"}', is: false },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "4.3.0"}', is: false },
  { json: '{"resourceType": "CapabilityStatement", "fhirVersion": "4.6.0"}', is: false },
  { json: '{"resourceType": "ImplementationGuide", "fhirVersion": "5.0.0"}', is: true },
  { json: '{"resourceType": ', is: true },
])('$json is judged as R4: $is', ({ json, is }) => {
  expect(isJudgedAsR4(new TextEncoder().encode(json))).toBe(is);
});
