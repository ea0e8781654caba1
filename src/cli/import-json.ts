import type { NamedResource } from '../authoring/import/import-definitions.js';
import { isObject, type JsonObject } from '../fhir/element.js';
import { decode } from '../input/decode.js';
import { failureText } from './failure.js';
import { UsageError } from './io.js';

const maxDepth = 128;

/** The resource in a file, or those in a Bundle; none where there is no JSON object. */
export function resourcesIn(name: string, bytes: Uint8Array): NamedResource[] {
  const [json] = jsonIn(name, bytes);
  if (!isObject(json)) return [];
  const entries =
    json.resourceType === 'Bundle' && Array.isArray(json.entry) ? (json.entry as unknown[]) : [];
  const inner = entries.flatMap((entry): JsonObject[] =>
    isObject(entry) && isObject(entry.resource) ? [entry.resource] : [],
  );
  return (inner.length > 0 ? inner : [json]).map((each) => ({ name, json: each }));
}

/** The JSON in a file, in a list of one. */
export function jsonIn(name: string, bytes: Uint8Array): [unknown] {
  const decoded = decode(bytes);
  if ('fault' in decoded) throw new UsageError(`${name}: ${decoded.fault.text}`);
  try {
    const json: unknown = JSON.parse(decoded.text);
    if (isDeeper(json, maxDepth)) throw new Error(`it is nested more than ${maxDepth.toString()} deep`);
    return [json];
  } catch (error) {
    throw new UsageError(`${name} is no JSON: ${failureText(error)}.`);
  }
}

function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((each) => isDeeper(each, limit - 1));
}
