import type { Settings } from './handler-options.js';
import { judgedVersions, ownVersions, validationRequest, validationResponse } from './wrapper-schemas.js';

/** https://spec.openapis.org/oas/v3.1.1.html */
export function openApi(origin: string, { version, maxBody, maxFiles, fetchStatement }: Settings): object {
  const outcome = content('OperationOutcome');
  const refusals = {
    '400': response('The body cannot be read, or is no FHIR resource', outcome),
    '408': response('The body came too slowly', outcome),
    '413': response(`The body is larger than ${maxBody.toString()} bytes`, outcome),
    '415': response('The body has a form that is not read here', outcome),
    '422': response('Nothing here judges by the profile', outcome),
    '500': response('Judging failed', outcome),
    '503': response(
      'The server is full, or judging took too long; Retry-After says when to try again',
      outcome,
    ),
  };
  const validate = (summary: string, parameters: readonly object[]): object => ({
    post: {
      summary,
      parameters: [...parameters, profile, mode, format, pretty],
      requestBody: {
        required: false,
        content: {
          'application/fhir+json': { schema: { $ref: '#/components/schemas/Resource' } },
          'application/json': { schema: { $ref: '#/components/schemas/Resource' } },
          'application/fhir+xml': { schema: inXml },
          'application/fhir+ndjson': { schema: { type: 'string', description: 'A resource a line' } },
          'multipart/form-data': { schema: form(maxFiles) },
        },
      },
      responses: {
        '200': response('What was found, whether or not the resource is valid', {
          ...outcome,
          'application/fhir+ndjson': {
            schema: { type: 'string', description: 'An OperationOutcome a line, in the order of the input' },
          },
        }),
        ...refusals,
      },
    },
  });
  const type = path('type', 'The type of the resource');
  return {
    openapi: '3.1.0',
    info: {
      title: 'fhir-rulepack',
      version: version ?? '0',
      description: 'Validates FHIR resources by rule packs. Nothing is stored.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths: {
      '/$validate': validate('Validate a resource of any type', []),
      '/{type}/$validate': validate('Validate a resource of one type', [type]),
      '/{type}/{id}/$validate': validate('Validate a resource as the one with this id', [
        type,
        path('id', 'The id of the resource'),
      ]),
      '/validate': {
        post: {
          summary: "Validate files in the HL7 validator-wrapper's protocol, or a bare resource",
          parameters: [profile],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: wrapperBody },
              'application/fhir+xml': { schema: inXml },
            },
          },
          responses: {
            '200': response(
              'Outcomes as the validator-wrapper gives them; for a bare resource, an OperationOutcome',
              { 'application/json': { schema: validationResponse }, ...outcome },
            ),
            ...refusals,
          },
        },
      },
      '/validator/version': get('The version of this software, as the validator-wrapper tells its own', {
        'application/json': { schema: ownVersions },
      }),
      '/versions': get('The versions of FHIR that are judged', {
        'application/json': { schema: judgedVersions },
      }),
      '/metadata': get('What this server is', content('CapabilityStatement')),
      '/OperationDefinition/{id}': get('The definition of /$validate', content('OperationDefinition'), [
        path('id', 'rulepack-validate'),
      ]),
      '/openapi.json': get('This description', { 'application/json': { schema: { type: 'object' } } }),
      ...(fetchStatement && {
        '/statement': get(
          'The CapabilityStatement of a server that the operator lists',
          { 'application/octet-stream': { schema: { type: 'string' } } },
          [query('url', 'Its address', { type: 'string', format: 'uri' })],
        ),
      }),
      '/healthz': get('Whether the process lives', plain),
      '/readyz': get('Whether it takes requests', plain),
      '/metrics': get('Counts for Prometheus', plain),
    },
    components: { schemas: { Resource: anyResource } },
  };
}

const anyResource = {
  type: 'object',
  required: ['resourceType'],
  properties: { resourceType: { type: 'string' } },
} as const;

const wrapperBody = { anyOf: [validationRequest, { $ref: '#/components/schemas/Resource' }] };

const plain = { 'text/plain': { schema: { type: 'string' } } };

const inXml = { type: 'string', description: 'The resource in XML' } as const;

const content = (resourceType: string): object => ({
  'application/fhir+json': {
    schema: { ...anyResource, properties: { resourceType: { const: resourceType } } },
  },
  'application/fhir+xml': { schema: inXml },
});

const response = (description: string, body: object): object => ({ description, content: body });

const get = (summary: string, body: object, parameters: readonly object[] = []): object => ({
  get: {
    summary,
    ...(parameters.length > 0 && { parameters }),
    responses: { '200': response(summary, body) },
  },
});

const path = (name: string, description: string): object => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

const query = (name: string, description: string, schema: object): object => ({
  name,
  in: 'query',
  description,
  schema,
});

const profile = query('profile', 'Judge only by the packs that this canonical names; may be repeated', {
  type: 'array',
  items: { type: 'string' },
});
const mode = query('mode', 'What is to be done with the resource', {
  enum: ['create', 'update', 'delete', 'profile'],
});
const format = query('_format', 'The form of the answer, before Accept', { type: 'string' });
const pretty = query('_pretty', 'Whether the answer is indented', { type: 'boolean' });

const form = (maxFiles: number): object => ({
  type: 'object',
  properties: {
    file: {
      type: 'array',
      maxItems: maxFiles,
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
      description: 'Files in JSON, XML or NDJSON, or those compressed with gzip',
    },
    profile: { type: 'string' },
    mode: { type: 'string' },
  },
});
