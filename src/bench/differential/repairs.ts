import r4 from 'fhirpath/fhir-context/r4';
import r5 from 'fhirpath/fhir-context/r5';
import stu3 from 'fhirpath/fhir-context/stu3';
import { systemTypes } from '../../expression/evaluate/type-test.js';
import { repairedCopy } from '../../expression/fallback.js';
import type { Expression, LiteralExpression } from '../../expression/syntax.js';
import { isObject, type JsonObject } from '../../fhir/element.js';
import type { Subject } from './evaluate.js';

export const areNearly = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length &&
  left.every((each, index) => each === right[index] || isNearly(each, right[index]));

const isNearly = (a: unknown, b: unknown): boolean =>
  typeof a === typeof b && Math.abs(Number(a) - Number(b)) <= 1e-14 * Math.abs(Number(a));

/** What rules see of a resource. A resource comes out as one. */
export const seenByRules = ({ root }: Subject): JsonObject => repairedCopy(root, new Map()) as JsonObject;

export const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (Array.isArray(value) && value.some((each) => typeof each === 'number'));

/** The resource without the `_x` of every x that is so. */
export function withoutPartners(json: JsonObject, isSo: (value: unknown) => boolean): JsonObject {
  const kept = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value).filter(([name]) => !(name.startsWith('_') && isSo(value[name.slice(1)]))),
    );
  // A resource comes out as one.
  return JSON.parse(
    JSON.stringify(json, (_, value: unknown) => (isObject(value) ? kept(value) : value)),
  ) as JsonObject;
}

export const isDateLiteral = (part: Expression): part is LiteralExpression =>
  part.kind === 'literal' && (part.type === 'Date' || part.type === 'DateTime');

export const isWithoutZone = (part: Expression): boolean =>
  isDateLiteral(part) && !/(?:Z|[-+]\d\d:\d\d)$/.test(String(part.value));

/** Whether a value holds a date, with or without a time, that says no zone. */
export const hasTimeWithoutZone = (value: unknown): boolean =>
  /"\d{4}(?:-\d\d(?:-\d\d(?:T[^"Z+]*)?)?)?"/.test(JSON.stringify(value ?? null));

/** An expression that is an error. */
export const error = '(1 | 2).single()';

/** Whether an item has a primitive type. What fhirpath.js calls an Object is none. */
export const isPrimitive =
  "type().name.matches('^[a-z]') or (type().namespace = 'System' and type().name != 'Object')";

/** The names that `type()` gives to numbers. */
export const numberTypes = "'integer' | 'decimal' | 'positiveInt' | 'unsignedInt' | 'Integer' | 'Decimal'";

/** Whether `%a` is a boolean or complex, or only one of `%a` and `%b` a number. */
export const hasNoOrder: string = [
  "%a.type().name.matches('^(boolean|Boolean|Object)$')",
  "(%a.type().namespace = 'FHIR' and %a.type().name.matches('^[A-Z]'))",
  `((%a.type().name in (${numberTypes})) != (%b.type().name in (${numberTypes})))`,
].join(' or ');

const prototypes: readonly object[] = [Object.prototype, String.prototype, Number.prototype];

/** `value` is one of the objects that fhirpath.js has for numbers. */
export const isPropertyOfJavaScript = (part: Expression): boolean =>
  part.kind === 'member' && (part.name === 'value' || prototypes.some((each) => part.name in each));

/** Conditions whose right operand is evaluated only where it is needed. */
export const shortened: Readonly<Record<string, string>> = {
  and: 'iif((%a and true) = false, false, %a and %b)',
  or: 'iif(%a and true, true, %a or %b)',
  implies: 'iif((%a and true) = false, true, %a implies %b)',
};

/** The name of a System type as an expression writes it, `System.String` or `String`. */
export function systemTypeOf(type: string | undefined): string | undefined {
  const name = type?.replace(/^System\./, '');
  return name !== undefined && systemTypes.has(name) ? name : undefined;
}

/** FHIR's types of what the models call a System.String, and of extensions, for which they have none. */
export const pathTypes: Readonly<Record<string, string>> = typesOfPaths();

function typesOfPaths(): Record<string, string> {
  const types: Record<string, string> = { Extension: 'Extension', 'Extension.url': 'uri', 'id.id': 'string' };
  for (const model of [stu3, r4, r5]) {
    for (const [path, type] of Object.entries(model.path2Type)) {
      if (type !== 'System.String' || !path.endsWith('.id')) continue;
      types[path] = isResourceId(path, model.type2Parent) ? 'id' : 'string';
      types[`${path}.id`] = 'string';
    }
  }
  return types;
}

function isResourceId(path: string, parents: Readonly<Record<string, string>>): boolean {
  let type: string | undefined = path.slice(0, -3);
  while (type !== undefined && type !== 'Resource') type = parents[type];
  return type === 'Resource';
}
