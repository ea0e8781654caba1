/** What the playground begins with: one rule, its examples, and nothing else. */
export const startingPack = `language: 1
pack: our-servers
version: 0.1.0
title: What we expect of our servers
url: urn:example:our-servers
fhirVersion: ["4.0"]
resource: CapabilityStatement
base:
  { resourceType: CapabilityStatement, status: active, date: "2026-01-01", kind: requirements, fhirVersion: 4.0.1, format: [json] }
rules:
  - key: our-search
    severity: warning
    human: Every resource that can be searched names a search parameter.
    context: rest.resource
    when: interaction.where(code = 'search-type').exists()
    expression: searchParam.exists()
    message: "{{type}} can be searched, but nothing says by what."
    examples:
      pass:
        - rest: [{ mode: server, resource: [{ type: Patient, interaction: [{ code: search-type }], searchParam: [{ name: name, type: string }] }] }]
      fail:
        - rest: [{ mode: server, resource: [{ type: Patient, interaction: [{ code: search-type }] }] }]
          $at: CapabilityStatement.rest[0].resource[0]
      skip:
        - rest: [{ mode: server, resource: [{ type: Patient, interaction: [{ code: read }] }] }]
`;
