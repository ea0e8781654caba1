import { eachChildNamed } from '../../fhir/children.js';
import type { ElementNode } from '../../fhir/element.js';
import { isA } from '../../fhir/model/model.js';
import { isRaw } from '../../fhir/raw.js';
import type { CallExpression, Expression, MemberExpression } from '../syntax.js';
import {
  fromCollection,
  fromSingle,
  fromTruth,
  NotCovered,
  single,
  spend,
  truth,
  type Compiled,
  type Environment,
} from './compiled.js';
import { aggregates } from './functions/aggregates.js';
import { boundaries } from './functions/boundaries.js';
import { control } from './functions/control.js';
import { comparability } from './functions/comparability.js';
import { conversion } from './functions/conversion.js';
import { dates } from './functions/dates.js';
import { encoding } from './functions/encoding.js';
import { existence as existenceFunctions } from './functions/existence.js';
import { filtering } from './functions/filtering.js';
import { math } from './functions/math.js';
import type { FunctionTable } from './functions/registry.js';
import { sorting } from './functions/sorting.js';
import { strings } from './functions/strings.js';
import { integer, itemAt, subsetting } from './functions/subsetting.js';
import { tree, typeCast, typeTest } from './functions/tree.js';
import { argumentsOf, scoped, variable, variables } from './functions/variables.js';
import { isNode, type Item } from './item.js';
import { eachPart, literal, negated, signed } from './literal.js';
import { compileOperator } from './operators.js';
import { areDistinct, createPlainExists, createPlainStrings, namesOf } from './plain-strings.js';
import { watched, type Watch } from './watch.js';

const functions: FunctionTable = {
  ...existenceFunctions,
  ...filtering,
  ...subsetting,
  ...tree,
  ...strings,
  ...math,
  ...conversion,
  ...control,
  ...aggregates,
  ...sorting,
  ...dates,
  ...boundaries,
  ...encoding,
  ...variables,
  ...comparability,
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
    case 'variable':
      return variable(expression.name);
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
      const given = takesType.has(expression.name)
        ? []
        : argumentsOf(expression).map((each) => scoped(each, inner(each)));
      const called = compiler(input, given, expression);
      return isWatched ? called : shortened(expression, called);
    }
    case 'index': {
      const [base, index] = [inner(expression.base), scoped(expression.index, inner(expression.index))];
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
      return compileOperator(
        expression.operator,
        scoped(expression.left, inner(expression.left)),
        scoped(expression.right, inner(expression.right)),
        isWatched,
      );
  }
}

/** Some questions need no element for each thing that they ask about. */
function shortened(expression: CallExpression, called: Compiled): Compiled {
  const { name, base, arguments: given } = expression;
  if (given.length > 0) return called;
  const answer = name === 'isDistinct' ? distinctness(base) : existence(name, base);
  if (answer === undefined) return called;
  return fromTruth((focus, environment) => {
    const known = focus !== undefined && isNode(focus) ? answer(focus, environment) : undefined;
    return known ?? truth(called, focus, environment);
  });
}

type Answer = (node: ElementNode, environment: Environment) => boolean | undefined;

function distinctness(path: Expression | undefined): Answer | undefined {
  const ofValues = path?.kind === 'call' && path.name === 'where' && asksForValue(path.arguments[0]);
  const names = namesOf(ofValues ? path.base : path);
  if (names === undefined) return undefined;
  const plainStrings = createPlainStrings(names);
  return (node, environment) => {
    const strings = plainStrings(node);
    if (strings === undefined) return undefined;
    spend(environment, strings.length);
    return areDistinct(ofValues && strings.includes('') ? strings.filter(Boolean) : strings);
  };
}

const asksForValue = (criterion: Expression | undefined): boolean =>
  criterion?.kind === 'call' && criterion.name === 'hasValue' && criterion.base === undefined;

function existence(name: string, path: Expression | undefined): Answer | undefined {
  const [first, second] = namesOf(path) ?? [];
  if ((name !== 'exists' && name !== 'empty') || first === undefined || second !== undefined)
    return undefined;
  const exists = createPlainExists(first);
  return (node) => {
    const isThere = exists(node);
    return isThere === undefined ? undefined : isThere === (name === 'exists');
  };
}

/** Their argument names a type and is no expression. */
export const takesType: ReadonlySet<string> = new Set(['is', 'as', 'ofType']);

function member({ name }: MemberExpression, base: Compiled | undefined): Compiled {
  if (base === undefined) {
    const mayBeRoot = /^[A-Z]/.test(name);
    return {
      each: (focus, _, sink) =>
        focus !== undefined && (mayBeRoot && isRoot(focus, name) ? sink(focus) : step(focus, name, sink)),
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
  isNode(item) && (isRaw(item) ? item.name === name : item.type?.kind === 'resource' && isA(item.type, name));

function step(item: Item, name: string, sink: (item: Item) => boolean): boolean {
  if (isNode(item)) return eachChildNamed(item, name, sink);
  return eachPart(item, name, sink);
}

const negation = (operand: Compiled, isNegative: boolean): Compiled =>
  fromSingle((focus, environment) => {
    const item = single(operand, focus, environment);
    return item === undefined || !isNegative ? item && signed(item) : negated(item);
  });
