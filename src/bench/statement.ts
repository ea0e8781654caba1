import type { CapabilityStatement, CapabilityStatementRest } from 'fhir/r4.js';
import { modelOf } from '../fhir/model/model.js';
import { describeResource, type ResourceDetail, type ResourceType } from './statement-resource.js';

export interface StatementSize extends ResourceDetail {
  /** Resource types that the statement describes. FHIR R4 has 146, and each stands there at most once. */
  readonly resources: number;
  /** Whether the interface names a WebSocket endpoint. */
  readonly hasWebsocket: boolean;
}

/** A CapabilityStatement (R4) as a public server writes it. The same size gives the same statement, always. */
export function createStatement(size: StatementSize): CapabilityStatement {
  const types = resourceTypes().slice(0, size.resources);
  const rows = types.map((type) => `<tr><td><a href="#${type}">${type}</a></td><td>read, search</td></tr>`);
  return {
    resourceType: 'CapabilityStatement',
    id: 'server',
    meta: { versionId: '12', lastUpdated: '2026-03-01T08:15:30.000+00:00' },
    text: {
      status: 'generated',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><h2>FHIR server</h2><table>${rows.join('')}</table></div>`,
    },
    url: 'https://fhir.server.test/r4/metadata',
    version: '7.4.0',
    name: 'PublicServer',
    title: 'CapabilityStatement of the public server',
    status: 'active',
    experimental: false,
    date: '2026-03-01T08:15:30.000+00:00',
    publisher: 'Public Server Project',
    contact: [{ name: 'Support', telecom: [{ system: 'email', value: 'support@server.test' }] }],
    description: 'What the public server can do.\n\nIt is reset every night; do not send *real* patients.',
    kind: 'instance',
    software: { name: 'Public FHIR Server', version: '7.4.0', releaseDate: '2026-02-20' },
    implementation: { description: 'Public FHIR R4 server', url: 'https://fhir.server.test/r4' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+xml', 'xml', 'application/fhir+json', 'json'],
    patchFormat: ['application/fhir+json', 'application/json-patch+json'],
    rest: [describeInterface(types, size)],
  };
}

/** Those that the extension's good practice asks for come first. */
function resourceTypes(): ResourceType[] {
  const model = modelOf('4.0');
  const first = ['Patient', 'Subscription'];
  const others = model.typeNames.filter((name) => model.isResourceType(name) && !first.includes(name));
  // The model and the types both name what R4 defines.
  return [...first, ...others.sort()] as ResourceType[];
}

function describeInterface(types: readonly ResourceType[], size: StatementSize): CapabilityStatementRest {
  const websocket = 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket';
  return {
    ...(size.hasWebsocket && {
      extension: [{ url: websocket, valueUri: 'wss://fhir.server.test/r4/websocket' }],
    }),
    mode: 'server',
    documentation: 'RESTful server, with **search** by the parameters of FHIR R4.\n',
    security: {
      extension: [
        {
          url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
          extension: [
            { url: 'authorize', valueUri: 'https://login.server.test/authorize' },
            { url: 'token', valueUri: 'https://login.server.test/token' },
          ],
        },
      ],
      cors: true,
      service: [
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
              code: 'SMART-on-FHIR',
            },
          ],
          text: 'OAuth2 using SMART-on-FHIR profile (see http://docs.smarthealthit.org)',
        },
      ],
    },
    resource: types.map((type) => describeResource(type, size)),
    interaction: [{ code: 'transaction' }, { code: 'batch' }, { code: 'history-system' }],
    operation: [{ name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export' }],
  };
}
