import { nearest } from '../../fhir/nearest.js';
import { EvaluationError } from '../evaluate/compiled.js';
import { compilePattern } from '../evaluate/pattern.js';
import { typeArgument, type CallExpression, type Expression } from '../syntax.js';
import { scopeBehind } from './defined.js';
import { forbiddenFunctions, signatures, type Signature } from './functions.js';
import { checkMember } from './members.js';
import { checkOperator } from './operators.js';
import { checkCondition, type At, type CheckScope } from './scope.js';
import { checkType } from './type-names.js';
import { describeTypes, kindsOf, systemInteger, typeSet, type TypeSet } from './types.js';

/** Proves names and types of an expression against the model, and gives the types of its result. */
export function checkExpression(expression: Expression, scope: CheckScope): TypeSet {
  const inner = (each: Expression): TypeSet => checkExpression(each, scope);
  switch (expression.kind) {
    case 'literal':
      return typeSet(`System.${expression.type}`);
    case 'empty':
      return new Set();
    case 'variable':
      return checkVariable(expression.name, expression, scope);
    case '$this':
      return scope.focus;
    case '$index':
      return systemInteger;
    case '$total':
      return undefined;
    case 'member':
      return checkMember(expression, expression.base ? inner(expression.base) : scope.focus, scope);
    case 'call':
      return checkCall(expression, expression.base ? inner(expression.base) : scope.focus, scope);
    case 'index':
      demand('number', inner(expression.index), expression.index, 'An index is a number', scope);
      return inner(expression.base);
    case 'unary': {
      const operand = inner(expression.operand);
      demand('number or quantity', operand, expression, 'A sign needs a number', scope);
      return operand;
    }
    case 'type': {
      const operand = inner(expression.operand);
      const type = checkType(expression.type, expression, scope);
      return expression.operator === 'is' ? typeSet('System.Boolean') : (type ?? operand);
    }
    case 'binary':
      return checkOperator(expression, inner(expression.left), inner(expression.right), scope);
  }
}

function checkVariable(name: string, { start, end }: At, scope: CheckScope): TypeSet {
  if (scope.variables.has(name)) return scope.variables.get(name);
  const near = nearest(name, scope.variables.keys());
  const hint =
    near === undefined ? `known are ${[...scope.variables.keys()].join(', ')}` : `did you mean %${near}?`;
  scope.report({ code: 'unknown-variable', start, end, text: `There is no variable %${name}; ${hint}` });
  return undefined;
}

function checkCall(call: CallExpression, input: TypeSet, scope: CheckScope): TypeSet {
  const { name, start, end } = call;
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined;
  if (signature === undefined) {
    reportUnknownFunction(call, scope);
    return undefined;
  }
  const [min, max] = signature.arity;
  const count = call.arguments.length;
  if (count < min || count > max) {
    const wanted = min === max ? min.toString() : `${min.toString()} to ${max.toString()}`;
    const text = `${name}() takes ${wanted} argument${max === 1 ? '' : 's'}, not ${count.toString()}.`;
    scope.report({ code: 'wrong-arguments', start, end, text });
    return undefined;
  }
  demand(signature.input, input, call, `${name}() works on a ${signature.input ?? ''}`, scope);
  if (signature.scope === 'type') {
    const type = checkType(typeArgument(call), call.arguments[0] ?? call, scope);
    return name === 'is' ? typeSet('System.Boolean') : (type ?? input);
  }
  return signature.result(input, checkArguments(call, signature, input, scope));
}

function checkArguments(
  call: CallExpression,
  signature: Signature,
  input: TypeSet,
  scope: CheckScope,
): TypeSet[] {
  const outer = scopeBehind(call.base, scope);
  const isRepeated = call.name === 'repeat' || call.name === 'repeatAll';
  const focus = isRepeated ? undefined : signature.scope === 'item' ? input : scope.focus;
  const inner = { ...outer, focus };
  const given = call.arguments.map((each) => checkExpression(each, inner));
  const [first] = call.arguments;
  if (signature.criterion && first !== undefined) checkCondition(given[0], first, scope);
  call.arguments.forEach((each, index) => {
    demand(
      signature.given,
      given[index],
      each,
      `${call.name}() takes a ${signature.given ?? ''} here`,
      scope,
    );
  });
  if (takesPattern.has(call.name) && first !== undefined) {
    const pattern = constantValue(first, scope);
    if (typeof pattern === 'string') checkPattern(pattern, first, scope);
  }
  return given;
}

const takesPattern = new Set(['matches', 'matchesFull', 'replaceMatches']);

function constantValue(expression: Expression, scope: CheckScope): unknown {
  if (expression.kind === 'literal') return expression.value;
  return expression.kind === 'variable' ? scope.constants[expression.name] : undefined;
}

function demand(kind: string | undefined, types: TypeSet, at: At, demanded: string, scope: CheckScope): void {
  const kinds = kindsOf(types, scope.model);
  if (kind === undefined || types === undefined || kinds === undefined || kinds.size === 0) return;
  if (kind.split(' or ').some((each) => kinds.has(each))) return;
  const text = `${demanded}, but this is ${describeTypes(types, scope.model)}.`;
  scope.report({ code: 'type-mismatch', start: at.start, end: at.end, text });
}

function checkPattern(pattern: string, { start, end }: At, scope: CheckScope): void {
  try {
    compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    scope.report({
      code: 'bad-pattern',
      start,
      end,
      text: `${error.message} Look-around and back-references are not allowed: they can take forever.`,
    });
  }
}

function reportUnknownFunction({ name, start, end }: CallExpression, scope: CheckScope): void {
  const reason = Object.hasOwn(forbiddenFunctions, name) ? forbiddenFunctions[name] : undefined;
  if (reason !== undefined) {
    scope.report({
      code: 'forbidden-function',
      start,
      end,
      text: `${name}() ${reason}; rules may not call it.`,
    });
    return;
  }
  const near = nearest(name, Object.keys(signatures));
  const hint = near === undefined ? '' : ` Did you mean ${near}()?`;
  scope.report({ code: 'unknown-function', start, end, text: `There is no function ${name}().${hint}` });
}
