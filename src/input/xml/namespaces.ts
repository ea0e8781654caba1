export const fhirNamespace = 'http://hl7.org/fhir';
export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
export const schemaInstanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** What names stand for at a place. */
export interface NamespaceScope {
  /** Of elements without a prefix. */
  readonly own: string | undefined;
  readonly prefixes: ReadonlyMap<string, string>;
}

export const outermostScope: NamespaceScope = {
  own: undefined,
  prefixes: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
};

/** The scope with one more declaration: `xmlns` or `xmlns:prefix`. */
export function declaring({ own, prefixes }: NamespaceScope, attribute: string, uri: string): NamespaceScope {
  if (attribute === 'xmlns') return { own: uri === '' ? undefined : uri, prefixes };
  return { own, prefixes: new Map(prefixes).set(attribute.slice('xmlns:'.length), uri) };
}

export const isDeclaration = (attribute: string): boolean =>
  attribute === 'xmlns' || attribute.startsWith('xmlns:');
