import { isObject, type JsonObject } from '../../fhir/element.js';
import { goodOf } from './extension-examples.js';
import type { PackDraft } from './pack-draft.js';

/** Puts the extension on elements of an example: on all that some names lead to. */
export type Carry = (example: JsonObject, names: readonly string[]) => JsonObject;

export function createCarrier(draft: PackDraft): Carry {
  const isUsed = draft.rules.some(({ sought }) => sought?.holder !== undefined);
  const extension = isUsed ? goodOf(draft)?.extension : undefined;
  const carry: Carry = (element, [name, ...names]) => {
    if (name === undefined) {
      const others = Array.isArray(element.extension) ? (element.extension as unknown[]) : [];
      const isThere = others.some((each) => isObject(each) && each.url === extension?.url);
      return isThere || extension === undefined ? element : { ...element, extension: [...others, extension] };
    }
    const inner = element[name];
    // Where there is no such element, it stands out of place.
    if (inner === undefined) return carry(element, []);
    const below = (each: unknown): unknown => (isObject(each) ? carry(each, names) : each);
    return { ...element, [name]: Array.isArray(inner) ? inner.map(below) : below(inner) };
  };
  return carry;
}
