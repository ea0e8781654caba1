import type { BinaryOperator, Expression, LiteralExpression } from './syntax.js';

/** A node of the tree that `fhirpath.parse` gives. Lines and columns count from 1. */
export interface ParseNode {
  readonly type: string;
  readonly text?: string;
  readonly start?: { readonly line: number; readonly column: number };
  readonly length?: number;
  /** Of an argument of `sort`. */
  readonly direction?: string;
  readonly children?: readonly ParseNode[];
}

type At = Pick<Expression, 'start' | 'end'>;

/** Turns fhirpath's parse tree into an expression. */
export function convertTree(tree: ParseNode, text: string): Expression {
  const lines = [0];
  for (const match of text.matchAll(/\n/g)) lines.push(match.index + 1);

  function at(node: ParseNode): At {
    let each: ParseNode | undefined = node;
    while (each !== undefined && each.start === undefined) each = each.children?.[0];
    if (each?.start === undefined) return { start: 0, end: text.length };
    const start = (lines[each.start.line - 1] ?? 0) + each.start.column - 1;
    return { start, end: Math.min(text.length, start + (each.length ?? 1)) };
  }

  function convert(node: ParseNode, base?: Expression): Expression {
    const [first, second] = node.children ?? [];
    switch (node.type) {
      case 'EntireExpression':
      case 'TermExpression':
      case 'InvocationTerm':
      case 'ParenthesizedTerm':
        return convert(required(first), base);
      case 'InvocationExpression':
        return convert(required(second), convert(required(first)));
      case 'MemberInvocation':
        return { kind: 'member', ...withBase(base), name: identifier(node), ...at(node) };
      case 'FunctionInvocation':
        return call(node, base);
      case 'ThisInvocation':
        return { kind: '$this', ...at(node) };
      case 'IndexInvocation':
        return { kind: '$index', ...at(node) };
      case 'TotalInvocation':
        return { kind: '$total', ...at(node) };
      case 'IndexerExpression':
        return {
          kind: 'index',
          base: convert(required(first)),
          index: convert(required(second)),
          ...at(node),
        };
      case 'PolarityExpression': {
        const operator = node.text === '-' ? '-' : '+';
        return { kind: 'unary', operator, operand: convert(required(first)), ...at(node) };
      }
      case 'TypeExpression': {
        const operator = node.text === 'as' ? 'as' : 'is';
        const type = identifiers(required(second)).join('.');
        const { start } = at(required(second));
        const end = at(lastOf(required(second))).end;
        return { kind: 'type', operator, operand: convert(required(first)), type, start, end };
      }
      case 'ExternalConstantTerm':
        return variable(at(node).start, text);
      case 'LiteralTerm':
        return literal(node, at(node));
      default:
        return binary(node);
    }
  }

  function binary(node: ParseNode): Expression {
    const [left, right] = node.children ?? [];
    if (!node.type.endsWith('Expression') || node.text === undefined) {
      throw new Error('The expression uses a part of FHIRPath that rules do not have.');
    }
    // The grammar allows no other operators in the expression types that are left.
    const operator = node.text as BinaryOperator;
    return {
      kind: 'binary',
      operator,
      left: convert(required(left)),
      right: convert(required(right)),
      ...at(node),
    };
  }

  function call(node: ParseNode, base: Expression | undefined): Expression {
    const parts = node.children?.[0]?.children ?? [];
    const keys = parts.filter((each) => each.type === 'SortDirectionArgument');
    const parameters =
      keys.length > 0 ? keys.map(({ children }) => required(children?.[0])) : parts[1]?.children;
    const given = (parameters ?? []).map((each) => convert(each));
    const descending = keys.flatMap(({ direction }, index) => (direction === 'desc' ? [index] : []));
    return {
      kind: 'call',
      ...withBase(base),
      name: identifier(node),
      arguments: given,
      ...(descending.length > 0 && { descending }),
      ...at(node),
    };
  }

  return convert(tree);
}

const withBase = (base: Expression | undefined): { base?: Expression } => (base ? { base } : {});

function required(node: ParseNode | undefined): ParseNode {
  if (node === undefined) throw new Error('fhirpath gives a tree with a part missing');
  return node;
}

const identifier = (node: ParseNode): string => unescape(node.text ?? '', '`');

function identifiers(node: ParseNode): string[] {
  if (node.type === 'Identifier') return [identifier(node)];
  return (node.children ?? []).flatMap(identifiers);
}

const variableForm = /%(?:(`)((?:[^`\\]|\\.)*)`|(')((?:[^'\\]|\\.)*)'|(\w+))/sy;

/** `%name`, `` %`name` `` or `%'name'`, read from the text: fhirpath's tree has not always the name. */
function variable(start: number, text: string): Expression {
  variableForm.lastIndex = start;
  const match = variableForm.exec(text);
  const source = match?.[0].slice(1) ?? '';
  return {
    kind: 'variable',
    name: unescape(source, source.charAt(0)),
    start,
    end: start + source.length + 1,
  };
}

/** The last identifier of a qualified name. */
function lastOf(node: ParseNode): ParseNode {
  const last = node.children?.at(-1);
  return last === undefined || node.type === 'Identifier' ? node : lastOf(last);
}

function literal(node: ParseNode, at: At): Expression {
  const [value] = node.children ?? [];
  const text = node.text ?? '';
  const typed = (type: LiteralExpression['type'], each: string | number | boolean): LiteralExpression => ({
    kind: 'literal',
    type,
    value: each,
    ...(typeof each === 'number' && !saysAsMuch(each, text) && { text: text.replace(/L$/, '') }),
    ...at,
  });
  switch (value?.type) {
    case 'NullLiteral':
      return { kind: 'empty', ...at };
    case 'BooleanLiteral':
      return typed('Boolean', text === 'true');
    case 'StringLiteral':
      return typed('String', unescape(text, "'"));
    case 'NumberLiteral':
      return typed(text.includes('.') ? 'Decimal' : 'Integer', Number(text));
    case 'LongNumberLiteral':
      return typed('Long', Number(text.slice(0, -1)));
    case 'DateLiteral':
      return typed('Date', text.slice(1));
    case 'DateTimeLiteral':
      return typed('DateTime', text.slice(1));
    case 'TimeLiteral':
      return typed('Time', text.slice(2));
    default:
      return typed('Quantity', text);
  }
}

const saysAsMuch = (value: number, text: string): boolean =>
  String(value) === text || `${String(value)}.0` === text || `${String(value)}L` === text;

const escapes: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' };

/** https://hl7.org/fhirpath/N1/#string */
function unescape(text: string, quote: string): string {
  if (!/^[`']/.test(quote) || !text.startsWith(quote)) return text;
  return text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, one: string | undefined) =>
      code === undefined ? (escapes[one ?? ''] ?? one ?? '') : String.fromCharCode(parseInt(code, 16)),
    );
}
