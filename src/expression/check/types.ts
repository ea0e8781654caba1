import type { Model } from '../../fhir/model/model.js';

/**
 * The types that an expression's items may have: FHIR types, paths of backbone elements, and FHIRPath's own as
 * `System.String`. Undefined where nothing is known.
 */
export type TypeSet = ReadonlySet<string> | undefined;

export const typeSet = (...types: string[]): TypeSet => new Set(types);

export const systemString: TypeSet = typeSet('System.String');
export const systemBoolean: TypeSet = typeSet('System.Boolean');
export const systemInteger: TypeSet = typeSet('System.Integer');

/** Nothing is known of the whole when nothing is known of a part. */
export function unite(...sets: readonly TypeSet[]): TypeSet {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const type of set) all.add(type);
  }
  return all;
}

/** What can be compared with what. Backbone elements and other complex types are each of a kind of their own. */
export function comparisonKind(type: string, model: Model): string {
  switch (type) {
    case 'System.Boolean':
    case 'boolean':
      return 'boolean';
    case 'System.Date':
    case 'System.DateTime':
    case 'date':
    case 'dateTime':
    case 'instant':
      return 'date';
    case 'System.Time':
    case 'time':
      return 'time';
    case 'System.Integer':
    case 'System.Long':
    case 'System.Decimal':
      return 'number';
    case 'System.String':
      return 'string';
    case 'System.Quantity':
      return 'quantity';
  }
  const definition = model.type(type);
  if (definition?.kind === 'primitive') return definition.json;
  for (let each = definition; each !== undefined; each = each.base) {
    if (each.name === 'Quantity') return 'quantity';
  }
  return type;
}

/** The kinds of a set; undefined where nothing is known, or a resource of any type is among them. */
export function kindsOf(types: TypeSet, model: Model): ReadonlySet<string> | undefined {
  if (types === undefined || types.has('Resource')) return undefined;
  return new Set([...types].map((type) => comparisonKind(type, model)));
}

/** How a set is written in a message: `a Coding`, `a string or a uri`. */
export function describeTypes(types: ReadonlySet<string>, model: Model): string {
  const names = [...types].map((type) => model.type(type)?.typeName ?? type.replace('System.', ''));
  const few = [...new Set(names)];
  const shown = few.slice(0, 3).map((name) => (/^[aeiouAEIO]/.test(name) ? `an ${name}` : `a ${name}`));
  return shown.join(' or ') + (few.length > 3 ? ' or others' : '');
}

const elementIndexes = new WeakMap<Model, ReadonlyMap<string, ReadonlySet<string>>>();

/** Every element name of a release, with the types it has somewhere. For places whose type is not known. */
export function elementIndex(model: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const known = elementIndexes.get(model);
  if (known !== undefined) return known;
  const index = new Map<string, Set<string>>();
  for (const typeName of model.typeNames) {
    for (const [name, element] of model.type(typeName)?.elements ?? []) {
      const types = index.get(name) ?? new Set<string>();
      index.set(name, types);
      for (const type of element.types) types.add(type);
    }
  }
  elementIndexes.set(model, index);
  return index;
}
