/**
 * An expression without what the HL7 validator adds to names and indexes: `ofType(uri)`, `[url='…']`, and comments. Of
 * XML it sometimes writes paths as `/f:Patient/f:name`.
 * Only to compare by.
 */
export const plainExpression = (expression: string): string =>
  expression
    .replace(/\/\*[^]*?(?:\*\/|$)/g, '')
    .replace(/^\/f:/, '')
    .replace(/\/f:/g, '.')
    .replace(/\[url='[^']*'\]/g, '')
    .replace(/\.ofType\(\w+\)/g, '');
