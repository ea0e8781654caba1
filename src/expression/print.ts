import type { BinaryOperator, CallExpression, Expression } from './syntax.js';

const precedence: Readonly<Record<BinaryOperator, number>> = {
  implies: 1,
  or: 2,
  xor: 2,
  and: 3,
  in: 4,
  contains: 4,
  '=': 5,
  '!=': 5,
  '~': 5,
  '!~': 5,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '|': 7,
  '+': 9,
  '-': 9,
  '&': 9,
  '*': 10,
  '/': 10,
  div: 10,
  mod: 10,
};
const typeOperator = 8;
const sign = 11;
const term = 12;

/** Writes an expression as FHIRPath, with the parentheses it needs. */
export function printExpression(expression: Expression): string {
  return print(expression, 0);
}

function print(expression: Expression, outer: number): string {
  const own = precedenceOf(expression);
  const text = printBare(expression, own);
  return own < outer ? `(${text})` : text;
}

function precedenceOf(expression: Expression): number {
  if (expression.kind === 'binary') return precedence[expression.operator];
  if (expression.kind === 'type') return typeOperator;
  return expression.kind === 'unary' ? sign : term;
}

function printBare(expression: Expression, own: number): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression.type, expression.text ?? expression.value);
    case 'empty':
      return '{}';
    case 'variable':
      return /^[A-Za-z_]\w*$/.test(expression.name) ? `%${expression.name}` : `%\`${expression.name}\``;
    case 'member':
      return prefix(expression.base) + printName(expression.name);
    case 'call':
      return `${prefix(expression.base)}${printName(expression.name)}(${printArguments(expression)})`;
    case 'index':
      return `${print(expression.base, term)}[${print(expression.index, 0)}]`;
    case 'unary':
      return expression.operator + print(expression.operand, sign);
    case 'type':
      return `${print(expression.operand, own)} ${expression.operator} ${expression.type}`;
    case 'binary':
      return `${print(expression.left, own)} ${expression.operator} ${print(expression.right, own + 1)}`;
    default:
      return expression.kind;
  }
}

const printArguments = ({ arguments: given, descending = [] }: CallExpression): string =>
  given.map((each, index) => print(each, 0) + (descending.includes(index) ? ' desc' : '')).join(', ');

const prefix = (base: Expression | undefined): string => (base ? `${print(base, term)}.` : '');

/** Words of FHIRPath's grammar that are no identifiers. */
const reserved = new Set(
  [
    'div mod and or xor implies true false sort',
    'year years month months week weeks day days',
    'hour hours minute minutes second seconds millisecond milliseconds',
  ].flatMap((words) => words.split(' ')),
);

/** A name, in backticks where FHIRPath's grammar asks for them. */
export const printName = (text: string): string =>
  /^[A-Za-z_]\w*$/.test(text) && !reserved.has(text) ? text : `\`${text.replace(/[`\\]/g, '\\$&')}\``;

function printLiteral(type: string, value: string | number | boolean): string {
  switch (type) {
    case 'String':
      return `'${String(value)
        .replace(/['\\]/g, '\\$&')
        .replace(/\n/g, '\\n')
        .replace(/\r/g, '\\r')
        .replace(/\t/g, '\\t')}'`;
    case 'Date':
    case 'DateTime':
      return `@${String(value)}`;
    case 'Time':
      return `@T${String(value)}`;
    case 'Long':
      return `${plainNumber(value)}L`;
    case 'Decimal':
      return Number.isInteger(value) ? `${plainNumber(value)}.0` : plainNumber(value);
    case 'Integer':
      return plainNumber(value);
    default:
      return String(value);
  }
}

/** Without an exponent, which FHIRPath does not have. */
function plainNumber(value: string | number | boolean): string {
  const text = String(value);
  if (typeof value !== 'number' || !text.includes('e')) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const digits = Number(/e-(\d+)$/.exec(text)?.[1] ?? 0) + text.replace(/e.*$|\D/g, '').length;
  return value.toFixed(Math.min(100, digits)).replace(/0+$/, '');
}
