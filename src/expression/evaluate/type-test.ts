import { isA } from '../../fhir/model/model.js';
import { isNode, typeInfo, type Item } from './item.js';

/** FHIRPath's own types. */
export const systemTypes: ReadonlySet<string> = new Set([
  'Boolean',
  'String',
  'Integer',
  'Long',
  'Decimal',
  'Date',
  'DateTime',
  'Time',
  'Quantity',
]);

/** Whether an item has a type or one that derives from it. The type as written: `uri`, `FHIR.uri`, `System.String`. */
export function isOfType(item: Item, type: string): boolean {
  const dot = type.indexOf('.');
  const name = type.slice(dot + 1);
  const namespace = dot < 0 ? undefined : type.slice(0, dot);
  if (isNode(item)) {
    return namespace !== 'System' && isA(item.type, name);
  }
  if (namespace === 'FHIR' || (namespace === undefined && !systemTypes.has(name))) return false;
  const info = typeInfo(item);
  return info.name === name;
}
