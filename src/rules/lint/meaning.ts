import { SyntaxFault, type Parser } from '../../expression/parse.js';
import type { Expression } from '../../expression/syntax.js';
import { isRepeatOfChildren } from './repeat-children.js';

const fields: ReadonlySet<string> = new Set(['context', 'when', 'expression', 'at']);

/** The data of a pack as text in which expressions that mean the same are the same. */
export const meaningOf = (data: unknown, parse: Parser): string =>
  JSON.stringify(data, (name, value: unknown) =>
    fields.has(name) && typeof value === 'string' ? canonical(value, parse) : value,
  );

/** The tree without places, in which `repeat(children())` is `descendants()`. */
function canonical(text: string, parse: Parser): string {
  try {
    return JSON.stringify(parse(text), (name, value: unknown) => {
      if (name === 'start' || name === 'end') return undefined;
      return isPart(value) && isRepeatOfChildren(value)
        ? { ...value, name: 'descendants', arguments: [] }
        : value;
    });
  } catch (error) {
    if (error instanceof SyntaxFault) return text;
    throw error;
  }
}

/** Nothing else in a tree is an object with a kind. */
const isPart = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'kind' in value;
