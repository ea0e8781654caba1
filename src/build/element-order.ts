/**
 * The order of elements, which XML depends on and which fhirpath's models do not keep. The declarations of `@types/fhir`
 * have the elements of each type in the order of its definition.
 */
export type ElementOrder = (typeName: string) => readonly string[];

/** Reads the declarations of one release. A choice stands there under each of its names. */
export function elementOrder(declarations: string): ElementOrder {
  const interfaces = new Map<
    string,
    { readonly base: string | undefined; readonly names: readonly string[] }
  >();
  for (const [, name = '', base, body = ''] of declarations.matchAll(interfaceText)) {
    const names = [...body.matchAll(memberName)].map((match) => match[1] ?? '');
    interfaces.set(name, { base, names });
  }
  const namesOf = (name: string | undefined): readonly string[] => {
    const found = name === undefined ? undefined : interfaces.get(name);
    return found === undefined ? [] : [...namesOf(found.base), ...found.names];
  };
  return (typeName) => namesOf(interfaceName(typeName));
}

const interfaceText = /^export interface (\w+)(?:<[^\n]*>)?(?: extends (\w+))? \{\n([\s\S]*?)^\}/gm;
const memberName = /^ {2}(?:readonly )?(\w+)\??:/gm;

/** `CapabilityStatement.rest` is declared as `CapabilityStatementRest`. */
const interfaceName = (typeName: string): string =>
  typeName
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

/** A type that no resource has by itself; those that derive from it name all of their elements. */
const undeclared: ReadonlySet<string> = new Set(['MetadataResource']);

/**
 * Sorts the names of a type's elements, choices without their `[x]`. Throws for an element that the declarations do not
 * have: its place would be a guess.
 */
export function inOrder(typeName: string, names: readonly string[], order: readonly string[]): string[] {
  if (undeclared.has(typeName)) return [...names];
  const place = (name: string): number => {
    const exact = order.indexOf(name);
    const at = exact >= 0 ? exact : order.findIndex((each) => isChoiceOf(each, name));
    if (at < 0) throw new Error(`The order of ${typeName}.${name} is not known.`);
    return at;
  };
  const places = new Map(names.map((name) => [name, place(name)]));
  return [...names].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

const isChoiceOf = (property: string, name: string): boolean =>
  property.startsWith(name) && /^[A-Z]/.test(property.slice(name.length));
