import { compilePattern } from '../../expression/evaluate/pattern.js';

type Data =
  { readonly data?: unknown; readonly fullPropertyName: unknown } | object | string | number | boolean | null;

const dataOf = (item: Data): unknown =>
  typeof item === 'object' && item !== null && 'fullPropertyName' in item ? item.data : item;

const isComplex = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(data) as object);

const onText =
  (of: (text: string, ...given: string[]) => unknown) =>
  (inputs: readonly Data[], ...given: string[]): unknown[] => {
    const texts = inputs.map(dataOf).filter((data) => data !== null && data !== undefined);
    if (texts.length === 0 || given.some((each) => typeof each !== 'string')) return [];
    const [text] = texts;
    if (texts.length > 1 || typeof text !== 'string') throw new TypeError('One string is expected.');
    return [of(text, ...given)];
  };

type RepairedFunction =
  'hasValue' | 'getValue' | 'toString' | 'matches' | 'matchesFull' | 'replace' | 'replaceMatches';

/** What fhirpath.js should do in these functions, in the form in which it takes functions of others. */
export const repairedFunctions: Readonly<Record<RepairedFunction, object>> = {
  hasValue: {
    fn: (inputs: readonly Data[]): boolean[] => {
      const [data] = inputs.map(dataOf);
      return [inputs.length === 1 && data !== '' && data !== null && data !== undefined && !isComplex(data)];
    },
    arity: { 0: [] },
  },
  getValue: {
    fn: (inputs: readonly Data[]): unknown[] => {
      const values = inputs.map(dataOf);
      return values.length === 1
        ? values.filter((data) => data !== null && data !== undefined && !isComplex(data))
        : [];
    },
    arity: { 0: [] },
  },
  toString: {
    fn: (inputs: readonly Data[]): unknown[] => {
      if (inputs.length > 1) throw new TypeError('One item is expected.');
      return inputs
        .map(dataOf)
        .filter((data) => data !== null && data !== undefined && !isComplex(data))
        .map(String);
    },
    arity: { 0: [] },
  },
  matches: {
    fn: onText((text, pattern = '') => compilePattern(pattern).find(text)),
    arity: { 1: ['String'] },
  },
  matchesFull: {
    fn: onText((text, pattern = '') => compilePattern(pattern).full(text)),
    arity: { 1: ['String'] },
  },
  replace: {
    fn: onText((text, from = '', to = '') =>
      from === '' ? Array.from(text).reduce((all, each) => all + each + to, to) : text.split(from).join(to),
    ),
    arity: { 2: ['String', 'String'] },
  },
  replaceMatches: {
    fn: onText((text, pattern = '', by = '') => compilePattern(pattern).replace(text, by)),
    arity: { 2: ['String', 'String'] },
  },
};
