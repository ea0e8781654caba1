import { isObject, type JsonObject } from '../../fhir/element.js';
import { carriedPack } from '../export/carried.js';

/** What an exported pack carried of itself; undefined for a StructureDefinition that is none. */
export function carriedHead({ extension }: JsonObject): JsonObject | undefined {
  return carriedJson(extension, carriedPack);
}

/** The JSON in an extension; undefined where there is none. */
export function carriedJson(extensions: unknown, url: string): JsonObject | undefined {
  const list = Array.isArray(extensions) ? (extensions as unknown[]) : [];
  const found = list.filter(isObject).find((each) => each.url === url)?.valueString;
  if (typeof found !== 'string') return undefined;
  try {
    const json: unknown = JSON.parse(found);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
