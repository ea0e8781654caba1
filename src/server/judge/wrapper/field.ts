import { isObject, type JsonObject } from '../../../fhir/element.js';
import { Problem } from '../../problem.js';

/** Begins what the validator-wrapper says of a request that it cannot take. */
const improper = 'Improperly formatted file content!';

export const malformed = (text: string): Problem => new Problem('invalid-request', `${improper} ${text}`);

/** A field of a request; `at` is where it stands: `filesToValidate[0].fileName`. Null is what is not there. */
export interface Field {
  readonly at: string;
  readonly value: unknown;
}

export function fieldOf(object: JsonObject, name: string, at?: string): Field {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return { at: at === undefined ? name : `${at}.${name}`, value: value ?? undefined };
}

export function stringIn(field: Field): string | undefined {
  const { value } = field;
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(field, 'a string');
}

/** The validator's own page writes an empty string for what it does not know. */
export function filledStringIn(field: Field): string | undefined {
  const text = stringIn(field);
  return text === '' ? undefined : text;
}

export function objectIn(field: Field): JsonObject | undefined {
  const { value } = field;
  if (value === undefined || isObject(value)) return value;
  throw wrongType(field, 'an object');
}

export function itemsIn(field: Field): readonly Field[] | undefined {
  const { at, value } = field;
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongType(field, 'an array');
  return value.map((item: unknown, index) => ({
    at: `${at}[${index.toString()}]`,
    value: item ?? undefined,
  }));
}

export function required<T>(value: T | undefined, { at }: Field): T {
  if (value === undefined) throw malformed(`${at} is missing.`);
  return value;
}

const wrongType = ({ at, value }: Field, wanted: string): Problem =>
  malformed(`${at} is ${typeName(value)}, and must be ${wanted}.`);

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}
