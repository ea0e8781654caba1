import type { CallExpression } from '../../syntax.js';
import type { Compiled } from '../compiled.js';

/** Compiles a call. `input` is what stands before the dot; arguments are compiled but not evaluated. */
export type FunctionCompiler = (
  input: Compiled,
  given: readonly Compiled[],
  call: CallExpression,
) => Compiled;

export type FunctionTable = Readonly<Record<string, FunctionCompiler>>;

const nothing: Compiled = { each: () => false };

/** The argument at a position; an empty collection where none was given. */
export const argument = (given: readonly Compiled[], index = 0): Compiled => given[index] ?? nothing;
