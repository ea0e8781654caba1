import { parsePack, type ParsePackOptions } from './parse-pack.js';
import { RulePackError, type RuleError } from './rule-error.js';

/** The fields that a pack must have, but for its rules. */
export const head = `language: 1
pack: small
version: 1.0.0
title: Small
url: urn:test:small
fhirVersion: ["4.0"]
resource: CapabilityStatement
`;

/** A pack of one rule that has these fields, and those that a rule must have. */
export function ruleWith(fields: string): string {
  const lines = fields.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return `${head}rules:
  - key: one
    severity: error
    human: It holds.
${lines.join('\n')}
    examples: { pass: [{ id: a }], fail: [{ id: b }] }
`;
}

/** A pack in which nothing is wrong. */
export const goodPack: string = ruleWith('expression: name.exists()');

/** The good pack with a part exchanged. */
export function packWith(part: string, other: string): string {
  if (!goodPack.includes(part)) throw new Error(`the pack has no ${part}`);
  return goodPack.replace(part, () => other);
}

export async function errorsOf(text: string, options?: ParsePackOptions): Promise<readonly RuleError[]> {
  try {
    await parsePack(text, options);
    return [];
  } catch (error) {
    if (error instanceof RulePackError) return error.errors;
    throw error;
  }
}

/** Each defect as `code line:column`. */
export async function faultsOf(text: string, options?: ParsePackOptions): Promise<string[]> {
  const errors = await errorsOf(text, options);
  return errors.map(({ code, place }) => `${code} ${place.line.toString()}:${place.column.toString()}`);
}

/** A text in which `▸` stands before each place of interest: the text without them, and the places. */
export function marked(text: string): { readonly text: string; readonly places: readonly string[] } {
  const pieces = text.split('▸');
  const places = pieces.slice(1).map((_, index) => {
    const lines = pieces
      .slice(0, index + 1)
      .join('')
      .split('\n');
    return `${lines.length.toString()}:${((lines.at(-1) ?? '').length + 1).toString()}`;
  });
  return { text: pieces.join(''), places };
}

/** The defects of a marked text, and what they should be: each code at the mark in the same position. */
export async function compared(
  markedText: string,
  codes: readonly string[],
  options?: ParsePackOptions,
): Promise<{ readonly found: readonly string[]; readonly wanted: readonly string[] }> {
  const { text, places } = marked(markedText);
  const wanted = codes.map((code, index) => `${code} ${places[index] ?? 'without a mark'}`);
  return { found: await faultsOf(text, options), wanted };
}
