import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { JsonObject } from '../../fhir/element.js';
import { valuesOf } from '../values-of.test.helper.js';

export type Values = readonly unknown[] | 'error';

/** The order in which these give their items is not defined. */
const isUnordered = (expression: string): boolean => /descendants\(|repeat\(/.test(expression);

const inOrder = (values: readonly unknown[], expression: string): readonly unknown[] =>
  isUnordered(expression) ? [...values].sort() : values;

/** What the compiled evaluator gives, elements as `at their.location`. */
export function ours(expression: string, resource: JsonObject): Values {
  try {
    return inOrder(valuesOf(expression, { resource }), expression);
  } catch {
    return 'error';
  }
}

/** What fhirpath.js gives, in the same form. */
export function theirs(expression: string, resource: JsonObject): Values {
  try {
    // The option is missing in fhirpath's types.
    const options = { resolveInternalTypes: false } as object;
    const run = fhirpath.compile(expression, r4, options);
    const variables = { resource, rootResource: resource };
    return inOrder(run(resource, variables).map(valueOf), expression);
  } catch {
    return 'error';
  }
}

function valueOf(value: unknown): unknown {
  if (isLocated(value)) {
    const location = value.fullPropertyName();
    // What `type()` gives has properties, but no place.
    return location.startsWith('null.') ? value.data : `at ${location}`;
  }
  return fhirpath.resolveInternalTypes(value) as unknown;
}

const isLocated = (value: unknown): value is { fullPropertyName(): string; data: unknown } =>
  typeof value === 'object' && value !== null && 'fullPropertyName' in value;
