import {
  childExpressions,
  type BinaryExpression,
  typeArgument,
  type CallExpression,
  type Expression,
} from '../expression/syntax.js';
import type { Constant } from '../rules/rule-pack.js';

/** A step from an element to one inside it. */
export interface PathStep {
  readonly name: string;
  /** Of a choice: `uri` for `value.ofType(uri)`. */
  readonly type?: string;
  /** Of an extension. */
  readonly url?: string;
}

/** Steps from the resource to an element. */
export type ElementPath = readonly PathStep[];

/** The elements that expressions speak of, and where they lead. */
export interface Mentions {
  /** Where the last expression leads; undefined for what is no plain path. */
  readonly end: ElementPath | undefined;
  readonly paths: readonly ElementPath[];
}

type Constants = Readonly<Record<string, Constant>>;

/** Their argument is evaluated on each item of what stands before them. */
const iterating = new Set(['where', 'exists', 'all', 'select', 'repeat', 'any', 'iif']);
const keeping = new Set([
  ...['where', 'first', 'last', 'single', 'tail', 'skip', 'take', 'distinct', 'trace'],
  ...['lower', 'upper', 'trim', 'combine', 'union', 'intersect', 'exclude'],
]);

/** Finds the elements that an expression speaks of when it is evaluated on what stands at a path. */
export function mentionsIn(
  expression: Expression,
  focus: ElementPath | undefined,
  constants: Constants,
): Mentions {
  const paths: ElementPath[] = [];
  const context = focus;
  const noted = (path: ElementPath): ElementPath => {
    paths.push(path);
    return path;
  };
  const walk = (each: Expression, at: ElementPath | undefined): ElementPath | undefined => {
    switch (each.kind) {
      case '$this':
        return at;
      case 'variable':
        return /^(?:resource|rootResource)$/.test(each.name)
          ? []
          : each.name === 'context'
            ? context
            : undefined;
      case 'member': {
        const base = each.base ? walk(each.base, at) : at;
        if (each.base === undefined && /^[A-Z]/.test(each.name)) return at;
        return base && noted([...base, { name: each.name }]);
      }
      case 'call':
        return walkCall(each, at);
      case 'type': {
        const operand = walk(each.operand, at);
        return operand && noted(narrowed(operand, each.type));
      }
      case 'index':
        return walk(each.base, at);
      default:
        for (const child of childExpressions(each)) walk(child, at);
        return undefined;
    }
  };
  const walkCall = (call: CallExpression, at: ElementPath | undefined): ElementPath | undefined => {
    const base = call.base ? walk(call.base, at) : at;
    if (call.name === 'extension') {
      const url = textOf(call.arguments[0], constants);
      return base && noted([...base, { name: 'extension', ...(url !== undefined && { url }) }]);
    }
    if (/^(?:ofType|as|is)$/.test(call.name)) return base && noted(narrowed(base, typeArgument(call)));
    const inner = call.arguments.map((each) => walk(each, iterating.has(call.name) ? base : at));
    if (call.name === 'select') return inner[0];
    return keeping.has(call.name) ? base : undefined;
  };
  return { end: walk(expression, focus), paths };
}

/** The last step of a path with the type that a choice has. */
function narrowed(path: ElementPath, type: string): ElementPath {
  const last = path.at(-1);
  return last === undefined ? path : [...path.slice(0, -1), { ...last, type: type.replace(/^FHIR\./, '') }];
}

function textOf(expression: Expression | undefined, constants: Constants): string | undefined {
  const value =
    expression?.kind === 'literal'
      ? expression.value
      : expression?.kind === 'variable'
        ? constants[expression.name]
        : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The values that an expression compares with, and those next to them. */
export function valuesIn(expression: Expression, constants: Constants): readonly Constant[] {
  const own: Constant[] = [];
  if (expression.kind === 'literal') own.push(...near(expression.value));
  if (expression.kind === 'variable' && Object.hasOwn(constants, expression.name)) {
    own.push(...near(constants[expression.name] ?? ''));
  }
  if (expression.kind === 'binary') own.push(...textsOfLength(expression));
  return [...own, ...childExpressions(expression).flatMap((each) => valuesIn(each, constants))];
}

/** Of a number those beside it; of a regular expression or a prefix, text that may match. */
function near(value: Constant): Constant[] {
  if (typeof value === 'number') return [value, value + 1, value - 1];
  if (typeof value !== 'string') return [];
  const plain = value.replace(/^\^|\$$/g, '').replace(/\\(?=[^A-Za-z0-9])/g, '');
  const start = /^[^[\](){}*+?|\\^$]*/.exec(plain)?.[0] ?? '';
  const isPattern = plain !== value || start !== plain;
  return isPattern ? [`${start}example`, value] : [value];
}

const maxText = 500;

/** Text around the length that `length() <= 100` asks for. */
function textsOfLength({ left, right }: BinaryExpression): string[] {
  if (left.kind !== 'call' || left.name !== 'length' || right.kind !== 'literal') return [];
  const length = Number(right.value);
  if (!(length > 0 && length <= maxText)) return [];
  return [length, length + 1, length - 1].map((each) => 'x'.repeat(each));
}
