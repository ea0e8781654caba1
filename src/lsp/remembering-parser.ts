import { SyntaxFault, type Parser } from '../expression/parse.js';
import type { Expression } from '../expression/syntax.js';

const most = 2_000;

/** A parser that knows what it parsed last: of a pack, one expression changes at a time. */
export function rememberingParser(parse: Parser): Parser {
  const known = new Map<string, Expression | SyntaxFault>();
  return (text) => {
    const found = known.get(text) ?? attempt(text, parse);
    // What is used again comes to the end; what was not used for long goes.
    known.delete(text);
    known.set(text, found);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    if (found instanceof SyntaxFault) throw found;
    return found;
  };
}

function attempt(text: string, parse: Parser): Expression | SyntaxFault {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxFault) return error;
    throw error;
  }
}
