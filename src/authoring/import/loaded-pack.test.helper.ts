import { createValidator } from '../../engine/validator.js';
import type { JsonObject } from '../../fhir/element.js';
import { parsePack } from '../../rules/parse-pack.js';

/** Keys and places of the errors that packs tell of a resource, in order. */
export async function loadedPack(texts: readonly string[], json: JsonObject): Promise<string[]> {
  const packs = await Promise.all(texts.map((text) => parsePack(text)));
  const { issues } = createValidator({ packs }).check(json);
  return issues
    .filter(({ issue }) => issue.severity !== 'information')
    .map(({ key, issue }) => `${key} ${issue.expression?.join() ?? ''}`);
}
