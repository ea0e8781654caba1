import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js';
import type { Settings } from './handler-options.js';
import { judgedTypes } from './judged-types.js';
import { operationId } from './operation-definition.js';

/** What this server says of itself; http://hl7.org/fhir/R4/capabilitystatement.html */
export function capabilityStatement(origin: string, settings: Settings): CapabilityStatement {
  const { packs, version, corsOrigins = [] } = settings;
  const judgedBy = packs.map(({ title, url }) => `${title} (${url})`).join('; ');
  return {
    resourceType: 'CapabilityStatement',
    text: { status: 'generated', div: narrative },
    url: `${origin}/metadata`,
    name: 'FhirRulepack',
    title: 'Validation by rule packs',
    status: 'active',
    date: '2026-11-26',
    description: `Validates resources by rule packs, and stores nothing. Packs: ${judgedBy}.`,
    kind: 'instance',
    software: { name: 'fhir-rulepack', ...(version !== undefined && { version }) },
    implementation: { description: 'Validates FHIR resources by rule packs', url: origin },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json', 'application/fhir+xml', 'xml'],
    rest: [
      {
        mode: 'server',
        documentation:
          'Send a resource, Parameters, lines of NDJSON, or files as multipart/form-data to $validate. /openapi.json describes the rest.',
        security: { cors: corsOrigins.length > 0, description: 'Open to whoever can reach it.' },
        resource: [
          ...judgedTypes(packs).map((type) => ({ type: type as ResourceType, operation: [r4Operation] })),
          { type: 'OperationDefinition', interaction: [{ code: 'read' as const }] },
        ],
        operation: [{ name: 'validate', definition: `${origin}/OperationDefinition/${operationId}` }],
      },
    ],
  };
}

const narrative =
  '<div xmlns="http://www.w3.org/1999/xhtml"><p>Validates FHIR resources by rule packs, and stores nothing.</p></div>';

/** A pack that loads names a type that FHIR has. */
type ResourceType = CapabilityStatementRestResource['type'];

const r4Operation = {
  name: 'validate',
  definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate',
};
