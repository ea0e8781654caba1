import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../fhir/nearest.js';
import { errorCode, errorMessage } from './failure.js';
import { UsageError } from './io.js';

type Options = NonNullable<ParseArgsConfig['options']>;

export type OptionValue = string | boolean | (string | boolean)[] | undefined;

export interface ParsedArguments {
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly positionals: readonly string[];
  /** The options in their order, where that counts. */
  readonly given: readonly GivenOption[];
}

export interface GivenOption {
  readonly name: string;
  readonly value: OptionValue;
}

/** Node's `parseArgs` with its errors in plain words. */
export function readArguments(args: readonly string[], options: Options): ParsedArguments {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const given = tokens.filter((token) => token.kind === 'option');
    return { values, positionals, given };
  } catch (error) {
    const said = errorMessage(error);
    if (errorCode(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const name = /'(-{1,2}[^'\s]*)/.exec(said)?.[1] ?? '';
      const near = nearest(name.replace(/^-+/, ''), Object.keys(options));
      throw new UsageError(
        `There is no option ${name}${near === undefined ? '' : `; did you mean --${near}?`}`,
      );
    }
    throw new UsageError(`${(said.split('. ')[0] ?? said).replace(/\.$/, '')}.`);
  }
}

/** The value of an option that takes one of a few words. */
export function oneOf<T extends string>(
  name: string,
  value: OptionValue,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} is one of ${allowed.join(', ')}, not ${String(value)}.`);
}

export function positiveNumber(name: string, value: OptionValue): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`--${name} is a whole number above 0, not ${String(value)}.`);
}

/** The file of `--output`; undefined for standard output, which `-` is too. */
export const outputFile = (value: OptionValue): string | undefined =>
  typeof value === 'string' && value !== '-' ? value : undefined;
