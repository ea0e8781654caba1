import { convertTree, type ParseNode } from './convert.js';
import type { Expression } from './syntax.js';

/** Text that is not FHIRPath. The offset counts from the start of the expression. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
  readonly offset: number;
  constructor(offset: number, text: string) {
    super(text);
    this.offset = offset;
  }
}

export type Parser = (text: string) => Expression;

/** More than this is refused: fhirpath's parser recurses. */
export const maxExpressionLength = 4096;

/** Loads fhirpath, whose grammar decides what FHIRPath is. The parser throws `SyntaxFault` and nothing else. */
export async function loadParser(): Promise<Parser> {
  const { default: fhirpath } = await import('fhirpath');
  return (text) => {
    if (text.length > maxExpressionLength) {
      throw new SyntaxFault(0, `An expression has at most ${maxExpressionLength.toString()} characters.`);
    }
    let tree: ParseNode;
    try {
      // fhirpath does not type its tree; this is the form it has.
      tree = fhirpath.parse(text) as ParseNode;
    } catch (error) {
      throw faultOf(error, text);
    }
    try {
      return convertTree(tree, text);
    } catch (error) {
      if (error instanceof RangeError) throw new SyntaxFault(0, 'The expression is nested too deeply.');
      throw new SyntaxFault(0, error instanceof Error ? error.message : 'The expression is not understood.');
    }
  };
}

/** fhirpath says `line: 1; column: 8; message: …`, or, for `a..b` and a lone `%`, throws a bare TypeError. */
function faultOf(error: unknown, text: string): SyntaxFault {
  const said = error instanceof Error ? error.message : String(error);
  const match = /line: (\d+); column: (\d+); message: ([^\n]*)/.exec(said);
  if (match !== null) {
    const offset = offsetOf(Number(match[1]), Number(match[2]), text);
    return new SyntaxFault(offset, plainWords(match[3] ?? '', text.slice(offset)));
  }
  if (error instanceof RangeError) return new SyntaxFault(0, 'The expression is nested too deeply.');
  return new SyntaxFault(missingName(text), 'The expression is not FHIRPath: a name is missing here.');
}

/** Where a dot or a % has no name behind it. What strings and comments hold does not count. */
function missingName(text: string): number {
  const bare = text.replace(/'(?:[^'\\]|\\.)*'|\/\*.*?\*\/|\/\/[^\n]*/gs, (each) => '_'.repeat(each.length));
  const found = /%(?![\w`'])|\.(?=\s*\.)|(?<=\.)(?=\s*[^\w`$\s.])|\.\s*$/.exec(bare);
  return found?.index ?? 0;
}

function plainWords(message: string, rest: string): string {
  if (rest.trim() === '') return 'The expression ends too early.';
  if (message.startsWith('token recognition')) {
    return rest.startsWith("'") || rest.startsWith('`')
      ? 'A string is not closed.'
      : `${JSON.stringify(rest.charAt(0))} has no meaning in FHIRPath${rest.startsWith('"') ? '; strings are in single quotes' : ''}.`;
  }
  const word = /^(?:[\w$%]+|\S)/.exec(rest)?.[0] ?? rest.charAt(0);
  return `${JSON.stringify(word)} is not expected here.`;
}

export function offsetOf(line: number, column: number, text: string): number {
  let offset = 0;
  for (let each = 1; each < line; each++) offset = text.indexOf('\n', offset) + 1;
  return offset + column;
}
