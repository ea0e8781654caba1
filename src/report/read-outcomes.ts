import type { Outcome } from '../fhir/issue.js';

/** The outcomes in JSON that is an OperationOutcome, or a Bundle of them. Throws an error that says what is wrong. */
export function readOutcomes(json: string): readonly Outcome[] {
  const resource: unknown = JSON.parse(json);
  if (!isBundle(resource)) return [outcomeIn(resource, 'it')];
  return resource.entry.map((entry, index) =>
    outcomeIn(isObject(entry) ? entry.resource : undefined, `entry[${index.toString()}]`),
  );
}

function outcomeIn(resource: unknown, name: string): Outcome {
  if (isOutcome(resource)) return resource;
  throw new Error(`${name} is no OperationOutcome${name === 'it' ? ', and no Bundle of them' : ''}`);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = <T>(value: unknown, is: (each: unknown) => each is T): value is readonly T[] =>
  Array.isArray(value) && value.every(is);

const isBundle = (value: unknown): value is { readonly entry: readonly unknown[] } =>
  isObject(value) && value.resourceType === 'Bundle' && Array.isArray(value.entry) && value.entry.length > 0;

/** As far as it is looked into: what else an issue holds is passed on as it is. */
const isOutcome = (value: unknown): value is Outcome =>
  isObject(value) &&
  value.resourceType === 'OperationOutcome' &&
  isExtended(value) &&
  isListOf(value.issue, isIssue);

const isIssue = (value: unknown): value is Outcome['issue'][number] =>
  isObject(value) &&
  typeof value.severity === 'string' &&
  isExtended(value) &&
  (value.expression === undefined || isListOf(value.expression, isString));

const isString = (value: unknown): value is string => typeof value === 'string';

const isExtended = (value: Readonly<Record<string, unknown>>): boolean =>
  value.extension === undefined || isListOf(value.extension, isExtension);

const isExtension = (value: unknown): value is object =>
  isObject(value) &&
  [value.valueString, value.valueCode].every((each) => each === undefined || isString(each));
