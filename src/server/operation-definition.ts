import type { OperationDefinition } from 'fhir/r4.js';

const r4Validate = 'http://hl7.org/fhir/OperationDefinition/Resource-validate';
/** The id of our own operation, which R4 has for types only. */
export const operationId = 'rulepack-validate';

/** `POST /$validate`, for a resource of any type; http://hl7.org/fhir/R4/operationdefinition.html */
export function operationDefinition(origin: string): OperationDefinition {
  return {
    resourceType: 'OperationDefinition',
    id: operationId,
    url: `${origin}/OperationDefinition/${operationId}`,
    name: 'RulepackValidate',
    title: 'Validate a resource of any type by rule packs',
    status: 'active',
    kind: 'operation',
    date: '2026-11-26',
    description:
      'Judges a resource as $validate of a type does, without a type in the path. The answer is an OperationOutcome, with status 200 whether or not the resource is valid. Nothing is stored.',
    affectsState: false,
    code: 'validate',
    base: r4Validate,
    system: true,
    type: false,
    instance: false,
    parameter: [
      {
        name: 'resource',
        use: 'in',
        min: 0,
        max: '1',
        documentation:
          'The resource to validate. It may be the whole body instead. Needed unless mode is delete.',
        type: 'Resource',
      },
      {
        name: 'mode',
        use: 'in',
        min: 0,
        max: '1',
        documentation:
          'What is to be done with the resource. Only delete makes a difference, as it needs none.',
        type: 'code',
        binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/resource-validation-mode' },
      },
      {
        name: 'profile',
        use: 'in',
        min: 0,
        max: '*',
        documentation:
          'Judge only by the packs that this names: the canonical url of a pack, or of the StructureDefinition of a resource or extension that packs are about.',
        type: 'uri',
      },
      {
        name: 'return',
        use: 'out',
        min: 1,
        max: '1',
        documentation: 'What was found; one information issue where that is nothing.',
        type: 'OperationOutcome',
      },
    ],
  };
}
