import { tables } from './tables.js';
import type { Release } from '../release.js';

/** A FHIR type, or a backbone element under its path (`CapabilityStatement.rest`). */
export interface TypeDefinition {
  readonly name: string;
  /** What `type().name` and `%parentType` say: `BackboneElement` for `CapabilityStatement.rest`. */
  readonly typeName: string;
  readonly kind: 'resource' | 'complex' | 'primitive';
  /** JSON kind of a primitive's value. */
  readonly json: 'string' | 'number' | 'boolean';
  readonly base: TypeDefinition | undefined;
  /** In the order of the definition, which is that of XML. */
  readonly elements: ReadonlyMap<string, ElementDefinition>;
  /** JSON property name -> what it holds; choices under each of their names, `_name` partners apart. */
  readonly properties: ReadonlyMap<string, PropertyDefinition>;
}

export interface ElementDefinition {
  readonly name: string;
  /** One type, or several for a choice element. */
  readonly types: readonly string[];
  readonly isChoice: boolean;
  readonly repeats: boolean;
  /** False for `Element.id` and `Extension.url`, which have no `_id` or `_url`. */
  readonly hasPartner: boolean;
}

export interface PropertyDefinition {
  readonly element: ElementDefinition;
  readonly type: string;
  readonly isPartner: boolean;
}

/** The definitions of one release. Types are read from the tables when they are first asked for. */
export interface Model {
  readonly release: Release;
  /** True where the user named the version: what a resource says of itself does not count then. */
  readonly isFixed: boolean;
  readonly typeNames: readonly string[];
  type(name: string): TypeDefinition | undefined;
  /** A concrete resource type: not `Resource`, not `DomainResource`. */
  isResourceType(name: string): boolean;
}

const abstractResources = new Set(['Resource', 'DomainResource', 'CanonicalResource', 'MetadataResource']);
const numbers = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);
const models = new Map<string, Model>();

/** R4B's table says only what is otherwise than in R4's. */
const tablesOf: Readonly<Record<Release, readonly (keyof typeof tables)[]>> = {
  '3.0': ['stu3'],
  '4.0': ['r4'],
  '4.3': ['r4', 'r4b'],
  '5.0': ['r5'],
};

export function modelOf(release: Release): Model {
  let model = models.get(release);
  if (model === undefined) {
    // A page may have to fetch a table when it is asked for.
    const texts = tablesOf[release].map((name) => tables[name]);
    models.set(release, (model = createModel(release, texts)));
  }
  return model;
}

/** The definitions of a release that holds for every resource, whatever it says of itself. */
export const fixedModelOf = (release: Release): Model => ({ ...modelOf(release), isFixed: true });

function createModel(release: Release, texts: readonly string[]): Model {
  const table = new Map<string, string>();
  for (const text of texts) {
    // The text is written by the build in the form that tables.ts states.
    for (const [name, row] of Object.entries(JSON.parse(text) as Record<string, string | null>)) {
      if (row === null) table.delete(name);
      else table.set(name, row);
    }
  }
  const types = new Map<string, TypeDefinition>();
  const type = (name: string): TypeDefinition | undefined => {
    const known = types.get(name);
    if (known !== undefined) return known;
    const row = table.get(name);
    if (row === undefined) return undefined;
    const [parent = '', ...elements] = row.split(' ');
    const base = parent === '' ? undefined : type(parent);
    const definition = createType(name, base, elements.map(parseElement));
    types.set(name, definition);
    return definition;
  };
  return {
    release,
    isFixed: false,
    typeNames: [...table.keys()],
    type,
    isResourceType: (name) => !abstractResources.has(name) && type(name)?.kind === 'resource',
  };
}

/** `name?*!:type,type` as described in tables.ts. */
function parseElement(text: string): ElementDefinition {
  const colon = text.indexOf(':');
  const head = text.slice(0, colon);
  return {
    name: head.replace(/[?*!]+$/, ''),
    types: text.slice(colon + 1).split(','),
    isChoice: head.includes('?'),
    repeats: head.includes('*'),
    hasPartner: !head.includes('!'),
  };
}

function createType(
  name: string,
  base: TypeDefinition | undefined,
  own: readonly ElementDefinition[],
): TypeDefinition {
  // A row names all elements of its type or those that the base has not; either way they stand in their order.
  const names = new Set(own.map((element) => element.name));
  const inherited = [...(base?.elements.values() ?? [])].filter((element) => !names.has(element.name));
  const elements = new Map([...inherited, ...own].map((element) => [element.name, element]));
  return {
    name,
    typeName: name.includes('.') && base !== undefined ? base.name : name,
    kind: isPrimitiveName(name)
      ? 'primitive'
      : name === 'Resource' || base?.kind === 'resource'
        ? 'resource'
        : 'complex',
    json: jsonKindOf(name),
    base,
    elements,
    properties: propertiesOf(elements.values()),
  };
}

/** Names of primitive types begin with a small letter. */
export const isPrimitiveName = (name: string): boolean => /^[a-z]/.test(name);

/** The JSON kind of a primitive's value. */
export const jsonKindOf = (name: string): TypeDefinition['json'] =>
  name === 'boolean' ? 'boolean' : numbers.has(name) ? 'number' : 'string';

function propertiesOf(elements: Iterable<ElementDefinition>): Map<string, PropertyDefinition> {
  const properties = new Map<string, PropertyDefinition>();
  for (const element of elements) {
    for (const type of element.types) {
      const name = element.isChoice
        ? element.name + type.charAt(0).toUpperCase() + type.slice(1)
        : element.name;
      properties.set(name, { element, type, isPartner: false });
      if (/^[a-z]/.test(type) && element.hasPartner) {
        properties.set(`_${name}`, { element, type, isPartner: true });
      }
    }
  }
  return properties;
}

/** Whether a type is another or derives from it: `url` is a `uri`, every resource a `Resource`. */
export function isA(type: TypeDefinition | undefined, name: string): boolean {
  for (let each = type; each !== undefined; each = each.base) {
    if (each.name === name || each.typeName === name) return true;
  }
  return false;
}
