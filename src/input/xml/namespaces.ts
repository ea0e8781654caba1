export const fhirNamespace = 'http://hl7.org/fhir';
export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
export const schemaInstanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** What names stand for at a place. */
export interface NamespaceScope {
  /** Of elements without a prefix. */
  readonly own: string | undefined;
  /** Declared here; what is declared around is not copied into every element. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly around: NamespaceScope | undefined;
}

export const outermostScope: NamespaceScope = {
  own: undefined,
  prefixes: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  around: undefined,
};

/** The scope in an element, by the attributes of its start tag: names and contents by turns. */
export function scopeIn(around: NamespaceScope, attributes: readonly string[]): NamespaceScope {
  const prefixes = new Map<string, string>();
  let { own } = around;
  for (let at = 0; at < attributes.length; at += 2) {
    const name = attributes[at] ?? '';
    const uri = attributes[at + 1] ?? '';
    if (name === 'xmlns') own = uri === '' ? undefined : uri;
    else if (isDeclaration(name)) prefixes.set(name.slice('xmlns:'.length), uri);
  }
  return prefixes.size === 0 && own === around.own ? around : { own, prefixes, around };
}

/** Undefined where nothing declares the prefix. */
export function namespaceOf(prefix: string, scope: NamespaceScope): string | undefined {
  for (let each: NamespaceScope | undefined = scope; each !== undefined; each = each.around) {
    const found = each.prefixes.get(prefix);
    if (found !== undefined) return found;
  }
  return undefined;
}

export const isDeclaration = (attribute: string): boolean =>
  attribute === 'xmlns' || attribute.startsWith('xmlns:');
