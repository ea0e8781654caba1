import type { ElementNode } from '../../fhir/element.js';
import { isA } from '../../fhir/model/model.js';
import { isRaw } from '../../fhir/raw.js';
import { EvaluationError } from './compiled.js';
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
  const { namespace, name } = parseType(type);
  if (isNode(item) && !isRaw(item)) {
    const isSo = namespace === 'System' ? isBare(item) && name === 'String' : isA(item.type, name);
    return isSo || refuseUnknown(item, namespace, name);
  }
  if (namespace === 'FHIR' || (namespace === undefined && !systemTypes.has(name))) {
    return isNode(item) && refuseUnknown(item, namespace, name);
  }
  return typeInfo(item).name === name;
}

/** What `ofType` selects: elements also by FHIRPath's type that their values have. */
export const isConvertible = (item: Item, type: string): boolean => {
  const { namespace, name } = parseType(type);
  const isSystem = namespace !== 'FHIR' && systemTypes.has(name);
  return (isSystem && isNode(item) && systemTypeOf(item) === name) || isOfType(item, type);
};

function parseType(type: string): { readonly namespace: string | undefined; readonly name: string } {
  const dot = type.indexOf('.');
  return { namespace: dot < 0 ? undefined : type.slice(0, dot), name: type.slice(dot + 1) };
}

/** A type that nobody knows is an error, which would pass for a false condition. */
function refuseUnknown({ model }: ElementNode, namespace: string | undefined, name: string): false {
  const isKnown =
    (namespace !== 'FHIR' && systemTypes.has(name)) ||
    (namespace !== 'System' && model.type(name) !== undefined);
  if (!isKnown && (namespace === undefined || namespace === 'FHIR')) {
    throw new EvaluationError(`There is no type ${name}.`);
  }
  return false;
}

/** FHIR's definitions give FHIRPath's own String to `id` and to an extension's `url`. */
const isBare = ({ name, parent }: ElementNode): boolean =>
  name === 'id' || (name === 'url' && isA(parent?.type, 'Extension'));

/** https://hl7.org/fhir/R4/fhirpath.html#types */
const systemTypesOf = [
  ['string', 'String'],
  ['uri', 'String'],
  ['base64Binary', 'String'],
  ['boolean', 'Boolean'],
  ['integer', 'Integer'],
  ['integer64', 'Long'],
  ['decimal', 'Decimal'],
  ['date', 'DateTime'],
  ['dateTime', 'DateTime'],
  ['instant', 'DateTime'],
  ['time', 'Time'],
  ['Quantity', 'Quantity'],
] as const;

const systemTypeOf = ({ type }: ElementNode): string | undefined =>
  systemTypesOf.find(([name]) => isA(type, name))?.[1];
