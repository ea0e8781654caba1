/**
 * An expression without what the HL7 validator adds to names and indexes: `ofType(uri)`, `[url='…']`, and comments.
 * Only to compare by.
 */
export const plainExpression = (expression: string): string =>
  expression
    .replace(/\/\*[^]*?(?:\*\/|$)/g, '')
    .replace(/\[url='[^']*'\]/g, '')
    .replace(/\.ofType\(\w+\)/g, '');
