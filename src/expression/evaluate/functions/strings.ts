import { EvaluationError, fromCollection, fromSingle, single, spend } from '../compiled.js';
import type { Compiled, Environment } from '../compiled.js';
import { stringValue, type Item, type SystemValue } from '../item.js';
import { compilePattern, type Pattern } from '../pattern.js';
import { integer } from './subsetting.js';
import { argument, type FunctionTable } from './registry.js';

/** Strings longer than this are not built: an expression that doubles its input would fill the memory. */
const maxStringLength = 1_000_000;

/** https://hl7.org/fhirpath/N1/#string-manipulation */
export const strings: FunctionTable = {
  length: (input) => onString(input, (text) => text.length),
  upper: (input) => onString(input, (text) => text.toUpperCase()),
  lower: (input) => onString(input, (text) => text.toLowerCase()),
  trim: (input) => onString(input, (text) => text.trim()),
  startsWith: (input, given) => withText(input, given, (text, other) => text.startsWith(other)),
  endsWith: (input, given) => withText(input, given, (text, other) => text.endsWith(other)),
  contains: (input, given) => withText(input, given, (text, other) => text.includes(other)),
  indexOf: (input, given) => withText(input, given, (text, other) => text.indexOf(other)),
  lastIndexOf: (input, given) => withText(input, given, (text, other) => text.lastIndexOf(other)),
  matches: (input, given) => matching(input, given, (pattern, text) => pattern.find(text)),
  matchesFull: (input, given) => matching(input, given, (pattern, text) => pattern.full(text)),
  replace: (input, given) => withTwo(input, given, replaceAll),
  replaceMatches: (input, given) =>
    withTwo(input, given, (text, from, to) => (from === '' ? text : compilePattern(from).replace(text, to))),
  substring: (input, given) =>
    fromSingle((focus, environment) => {
      const text = stringOf(input, focus, environment);
      const start = integer(argument(given), focus, environment);
      if (text === undefined || start === undefined || start < 0 || start >= text.length) return undefined;
      const length =
        given.length > 1 ? (integer(argument(given, 1), focus, environment) ?? text.length) : text.length;
      return text.slice(start, start + Math.max(0, length));
    }),
  toChars: (input) =>
    fromCollection((focus, environment) => stringOf(input, focus, environment)?.split('') ?? []),
  split: (input, given) =>
    fromCollection((focus, environment) => {
      const by = stringOf(argument(given), focus, environment);
      return by === undefined ? [] : (stringOf(input, focus, environment)?.split(by) ?? []);
    }),
  join: (input, given) =>
    fromSingle((focus, environment) => {
      const parts: string[] = [];
      input.each(focus, environment, (item) => {
        if (!isValueless(item)) parts.push(textOf(item));
        return false;
      });
      if (parts.length === 0) return undefined;
      return limited(parts.join(stringOf(argument(given), focus, environment) ?? ''), environment);
    }),
};

const onString = (input: Compiled, of: (text: string) => SystemValue): Compiled =>
  fromSingle((focus, environment) => {
    const text = stringOf(input, focus, environment);
    return text === undefined ? undefined : of(text);
  });

const withText = (
  input: Compiled,
  given: readonly Compiled[],
  of: (text: string, other: string) => boolean | number,
): Compiled =>
  fromSingle((focus, environment) => {
    const text = stringOf(input, focus, environment);
    if (text === undefined) return undefined;
    const other = stringOf(argument(given), focus, environment);
    return other === undefined ? undefined : of(text, other);
  });

/** A second argument holds flags: `i` minds no case, `m` lets ^ and $ stand at the lines. */
const matching = (
  input: Compiled,
  given: readonly Compiled[],
  test: (pattern: Pattern, text: string) => boolean,
): Compiled => {
  if (given.length < 2) return withText(input, given, (text, other) => test(compilePattern(other), text));
  return fromSingle((focus, environment) => {
    const text = stringOf(input, focus, environment);
    const pattern = stringOf(argument(given), focus, environment);
    const flags = stringOf(argument(given, 1), focus, environment) ?? '';
    if (text === undefined || pattern === undefined) return undefined;
    if (!/^[im]*$/.test(flags)) throw new EvaluationError('The flags of a regular expression are i and m.');
    return test(compilePattern(flags === '' ? pattern : `(?${flags})${pattern}`), text);
  });
};

const withTwo = (
  input: Compiled,
  given: readonly Compiled[],
  of: (text: string, from: string, to: string) => string,
): Compiled =>
  fromSingle((focus, environment) => {
    const text = stringOf(input, focus, environment);
    const from = stringOf(argument(given), focus, environment);
    const to = stringOf(argument(given, 1), focus, environment);
    if (text === undefined || from === undefined || to === undefined) return undefined;
    if (text.length * (to.length + 1) > maxStringLength) spend(environment, text.length);
    return limited(of(text, from, to), environment);
  });

/** An empty string stands before, between and behind all characters. */
const replaceAll = (text: string, from: string, to: string): string =>
  from === ''
    ? to +
      text
        .split('')
        .map((each) => each + to)
        .join('')
    : text.split(from).join(to);

/** `&` and `+` on strings. */
export function concatenate(left: string, right: string, environment: Environment): string {
  return limited(left + right, environment);
}

/** Refuses a string that grows without end. */
export function limited(text: string, environment: Environment): string {
  if (text.length > maxStringLength) {
    throw new EvaluationError(
      `A string grows beyond ${maxStringLength.toString()} characters.`,
      'too-costly',
    );
  }
  spend(environment, text.length >> 6);
  return text;
}

/** The string that an expression gives; undefined for none. Throws for a value that is no string. */
export function stringOf(
  compiled: Compiled,
  focus: Item | undefined,
  environment: Environment,
): string | undefined {
  const item = single(compiled, focus, environment);
  return item === undefined || isValueless(item) ? undefined : textOf(item);
}

const isValueless = (item: Item): boolean =>
  typeof item === 'object' && 'property' in item && item.value === undefined;

export function textOf(item: Item): string {
  const text = stringValue(item);
  if (text === undefined) throw new EvaluationError('A string is expected, but the value is none.');
  return text;
}
