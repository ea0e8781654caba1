import { eachChildNamed } from '../../fhir/children.js';
import { isA } from '../../fhir/model/model.js';
import type { Expression, LiteralExpression, MemberExpression } from '../syntax.js';
import {
  EvaluationError,
  fromCollection,
  fromSingle,
  NotCovered,
  single,
  spend,
  type Compiled,
} from './compiled.js';
import { conversion } from './functions/conversion.js';
import { existence } from './functions/existence.js';
import { filtering } from './functions/filtering.js';
import { math } from './functions/math.js';
import type { FunctionTable } from './functions/registry.js';
import { strings } from './functions/strings.js';
import { integer, itemAt, subsetting } from './functions/subsetting.js';
import { tree, typeCast, typeTest } from './functions/tree.js';
import { isNode, isTypeInfo, systemValue, type Item } from './item.js';
import { compileOperator } from './operators.js';
import { parseTemporal } from './temporal.js';
import { watched, type Watch } from './watch.js';

const functions: FunctionTable = {
  ...existence,
  ...filtering,
  ...subsetting,
  ...tree,
  ...strings,
  ...math,
  ...conversion,
};

/** Turns an expression into closures. Throws `NotCovered` for what it does not know. */
export function compile(expression: Expression, watch?: Watch): Compiled {
  const inner = (each: Expression): Compiled => compile(each, watch);
  const compiled = build(expression, inner, watch !== undefined);
  return watch === undefined ? compiled : watched(expression, compiled, watch);
}

const focusItself: Compiled = {
  each: (focus, _, sink) => focus !== undefined && sink(focus),
};

function build(expression: Expression, inner: (each: Expression) => Compiled, isWatched: boolean): Compiled {
  switch (expression.kind) {
    case 'literal':
      return literal(expression);
    case 'empty':
      return fromCollection(() => []);
    case 'variable': {
      const { name } = expression;
      return fromCollection((_, environment) => environment.variable(name));
    }
    case '$this':
      return focusItself;
    case '$index':
      return fromSingle((_, environment) => environment.index);
    case '$total':
      return fromCollection((_, environment) => environment.total);
    case 'member':
      return member(expression, expression.base ? inner(expression.base) : undefined);
    case 'call': {
      const compiler = Object.hasOwn(functions, expression.name) ? functions[expression.name] : undefined;
      if (compiler === undefined) throw new NotCovered(`${expression.name}()`);
      const input = expression.base ? inner(expression.base) : focusItself;
      const given = takesType.has(expression.name) ? [] : expression.arguments.map(inner);
      return compiler(input, given, expression);
    }
    case 'index': {
      const [base, index] = [inner(expression.base), inner(expression.index)];
      return fromSingle((focus, environment) => {
        const position = integer(index, focus, environment);
        return position === undefined ? undefined : itemAt(base, focus, environment, position);
      });
    }
    case 'unary':
      return negation(inner(expression.operand), expression.operator === '-');
    case 'type': {
      const operand = inner(expression.operand);
      return expression.operator === 'is'
        ? typeTest(operand, expression.type)
        : typeCast(operand, expression.type);
    }
    case 'binary':
      return compileOperator(expression.operator, inner(expression.left), inner(expression.right), isWatched);
  }
}

/** Their argument names a type and is no expression. */
export const takesType: ReadonlySet<string> = new Set(['is', 'as', 'ofType']);

function literal(expression: LiteralExpression): Compiled {
  const { type, value } = expression;
  if (type === 'Quantity') throw new NotCovered('quantities');
  if (type === 'Decimal' && Number.isInteger(value)) {
    const decimal = Number(value);
    return constant({ kind: 'Decimal', decimal, text: decimal.toFixed(1) });
  }
  if (type !== 'Date' && type !== 'DateTime' && type !== 'Time') return constant(value);
  const temporal = parseTemporal(String(value), type);
  if (temporal === undefined) throw new NotCovered(`the literal ${String(value)}`);
  return constant(temporal);
}

const constant = (item: Item): Compiled => ({ each: (_, __, sink) => sink(item) });

function member({ name }: MemberExpression, base: Compiled | undefined): Compiled {
  if (base === undefined) {
    return {
      each: (focus, _, sink) =>
        focus !== undefined && (isRoot(focus, name) ? sink(focus) : step(focus, name, sink)),
    };
  }
  return {
    each: (focus, environment, sink) =>
      base.each(focus, environment, (item) => {
        spend(environment);
        return step(item, name, sink);
      }),
  };
}

/** A path may begin with the type it stands on: `CapabilityStatement.rest`. */
const isRoot = (item: Item, name: string): boolean =>
  /^[A-Z]/.test(name) && isNode(item) && item.type?.kind === 'resource' && isA(item.type, name);

function step(item: Item, name: string, sink: (item: Item) => boolean): boolean {
  if (isNode(item)) return eachChildNamed(item, name, sink);
  if (isTypeInfo(item) && (name === 'name' || name === 'namespace')) return sink(item[name]);
  return false;
}

const negation = (operand: Compiled, isNegative: boolean): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(operand, focus, environment);
    const value = item === undefined ? undefined : systemValue(item);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') throw new EvaluationError('A sign needs a number.');
    return isNegative ? -value : value;
  });
