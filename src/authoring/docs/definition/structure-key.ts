import { facts, section, type Block } from '../page.js';
import type { ElementRow } from './element-rows.js';

/** Of http://hl7.org/fhir/R4/formats.html#table */
export const flagMeanings: Readonly<Record<string, string>> = {
  '?!': 'changes the meaning of what it stands in, and may not be ignored',
  S: 'must be supported by every implementation',
  Σ: 'is part of the summary of a resource',
  I: 'has constraints, or is named in them',
  N: 'normative: will not change in a way that breaks what is there',
  TU: 'trial use',
  D: 'draft',
};

const symbols = {
  extension: '◈',
  choice: '◇',
  primitive: '▪',
  complex: '▫',
} as const;

/** What kind of element it is, in one character. */
export function symbolOf({ types, path }: Pick<ElementRow, 'types' | 'path'>): string {
  const [first, second] = types;
  if (first === 'Extension') return symbols.extension;
  if (second !== undefined || (first === undefined && path.endsWith('[x]'))) return symbols.choice;
  return first !== undefined && /^[a-z]/.test(first) ? symbols.primitive : symbols.complex;
}

/** What flags, symbols and numbers in the tables mean. */
export const structureKey = (): Block[] =>
  section(3, 'Key to flags and symbols', [
    ...facts([
      ...Object.entries(flagMeanings).map(([flag, meaning]) => [flag, [meaning]] as const),
      [symbols.extension, ['an extension']],
      [symbols.choice, ['one of several types: valueUri for value[x] of type uri']],
      [symbols.primitive, ['a primitive type']],
      [symbols.complex, ['a type with elements of its own']],
      ['0..1', ['how often it stands there: at least, and at most; * is any number, 0..0 is never']],
    ]),
  ]);
