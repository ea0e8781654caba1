/**
 * A FHIRPath expression as a tree of plain data: what the checker, the compiler and the authoring tools work on,
 * and what the packs that ship are stored as. https://hl7.org/fhirpath/N1/
 */
export type Expression =
  | LiteralExpression
  | EmptyExpression
  | VariableExpression
  | SpecialExpression
  | MemberExpression
  | CallExpression
  | IndexExpression
  | UnaryExpression
  | BinaryExpression
  | TypeExpression;

/** Offsets into the expression's text: of the word that a message about this node should point to. */
interface Positioned {
  readonly start: number;
  readonly end: number;
}

export type LiteralType =
  'String' | 'Boolean' | 'Integer' | 'Long' | 'Decimal' | 'Date' | 'DateTime' | 'Time' | 'Quantity';

/** `value` has quotes and escapes resolved for a String; the source text for all but Boolean and numbers. */
export interface LiteralExpression extends Positioned {
  readonly kind: 'literal';
  readonly type: LiteralType;
  readonly value: string | number | boolean;
  /** A Decimal or Long as it was written, where the number does not say as much: `1.50`. */
  readonly text?: string;
}

/** `{}` */
export interface EmptyExpression extends Positioned {
  readonly kind: 'empty';
}

/** `%name` */
export interface VariableExpression extends Positioned {
  readonly kind: 'variable';
  readonly name: string;
}

export interface SpecialExpression extends Positioned {
  readonly kind: '$this' | '$index' | '$total';
}

/** `base.name`, or `name` on what the expression stands on. */
export interface MemberExpression extends Positioned {
  readonly kind: 'member';
  readonly base?: Expression;
  readonly name: string;
}

/** `base.name(arguments)` */
export interface CallExpression extends Positioned {
  readonly kind: 'call';
  readonly base?: Expression;
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Of `sort`: positions of the arguments that `desc` follows. */
  readonly descending?: readonly number[];
}

/** `base[index]` */
export interface IndexExpression extends Positioned {
  readonly kind: 'index';
  readonly base: Expression;
  readonly index: Expression;
}

export interface UnaryExpression extends Positioned {
  readonly kind: 'unary';
  readonly operator: '+' | '-';
  readonly operand: Expression;
}

export type BinaryOperator =
  | 'and'
  | 'or'
  | 'xor'
  | 'implies'
  | '='
  | '!='
  | '~'
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | 'div'
  | 'mod'
  | '&'
  | '|'
  | 'in'
  | 'contains';

export interface BinaryExpression extends Positioned {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `operand is type`, `operand as type`. The type as written, `uri` or `FHIR.uri`. */
export interface TypeExpression extends Positioned {
  readonly kind: 'type';
  readonly operator: 'is' | 'as';
  readonly operand: Expression;
  readonly type: string;
}

/** The expressions directly inside one, in the order they are written. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return expression.base ? [expression.base] : [];
    case 'call':
      return expression.base ? [expression.base, ...expression.arguments] : expression.arguments;
    case 'index':
      return [expression.base, expression.index];
    case 'unary':
    case 'type':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    default:
      return [];
  }
}

/** The type that `ofType(uri)`, `is(FHIR.uri)` or `as(uri)` names; empty for anything that is no type. */
export function typeArgument(call: CallExpression): string {
  const parts: string[] = [];
  let each: Expression | undefined = call.arguments[0];
  while (each?.kind === 'member') {
    parts.unshift(each.name);
    each = each.base;
  }
  return each === undefined ? parts.join('.') : '';
}
