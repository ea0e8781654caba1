/** What a piece of an expression is, for those who show expressions; what is no FHIRPath is `other`. */
export type TokenKind = (typeof kinds)[number];

const kinds = [
  'space',
  'comment',
  'string',
  'date',
  'number',
  'variable',
  'keyword',
  'function',
  'name',
  'operator',
  'other',
] as const;

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * The pieces of a text by FHIRPath's lexical rules (https://hl7.org/fhirpath/N1/#lexical-elements). Together they are
 * the text, whatever it is: nothing is checked.
 */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(pieces)].flatMap(({ 0: piece, groups = {} }) => {
    // The names of the groups are the kinds, and one of them has matched.
    const kind = kinds.find((each) => groups[each] !== undefined);
    return kind === undefined ? [] : [{ kind, text: piece }];
  });
}

/** The order counts: what comes first is taken. */
const pieces = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<comment>\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))`,
    String.raw`(?<string>'(?:[^'\\]|\\[^])*')`,
    String.raw`(?<date>@[\dT][\dT:.+Z-]*)`,
    String.raw`(?<number>\d+(?:\.\d+)?L?)`,
    String.raw`(?<variable>%(?:[A-Za-z_]\w*|\x60[^\x60]*\x60|'[^']*')|\$(?:this|index|total)\b)`,
    String.raw`(?<keyword>\b(?:and|or|xor|implies|div|mod|in|contains|is|as|true|false)\b(?!\s*\()(?<!\.\s*\w+))`,
    String.raw`(?<function>\b[A-Za-z_]\w*(?=\s*\())`,
    String.raw`(?<name>[A-Za-z_]\w*|\x60[^\x60]*\x60)`,
    String.raw`(?<operator>[!<>]=|!~|[-+*\/&|=~<>.,()[\]{}])`,
    String.raw`(?<other>[^])`,
  ].join('|'),
  'g',
);
