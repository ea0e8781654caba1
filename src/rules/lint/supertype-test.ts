import { isA } from '../../fhir/model/model.js';
import { printExpression } from '../../expression/print.js';
import type { CheckScope } from '../../expression/check/scope.js';
import { typeArgument, type Expression } from '../../expression/syntax.js';
import { findingAt, type Advisor, type Finding, type LintedRule } from './advisor.js';
import { typesOf, walk } from './walk.js';

export const supertypeTest: Advisor = {
  code: 'supertype-test',
  title: 'A test for a type is true of its subtypes, too.',
  why: `Some of FHIR's types derive from others: url, canonical, oid and uuid are uris; code, id and markdown are strings;
positiveInt and unsignedInt are integers. So, on an element that may have several types, is, as and ofType() with such a
type let the subtypes pass as well: value is uri is true of a valueUrl. Compare the name of the type.`,
  before: `context: rest.extension
when: value.exists()
expression: value is uri`,
  after: `context: rest.extension
when: value.exists()
expression: value.type().name = 'uri'`,
  find,
};

function find({ expressions }: LintedRule): readonly Finding[] {
  return expressions.flatMap(({ name, source, scope }) => {
    const findings: Finding[] = [];
    walk(source.tree, scope, (part, at) => {
      const test = testOf(part);
      if (test === undefined) return;
      const subtypes = subtypesAmong(test.operand, test.type, at);
      if (subtypes.length === 0) return;
      const operand = test.operand === undefined ? '' : `${printExpression(test.operand)}.`;
      const better =
        test.word === 'is'
          ? `${operand}type().name = '${test.type}'`
          : `${operand}where(type().name = '${test.type}')`;
      const text = `${test.word} ${test.type} means ${list(subtypes)} as well, which are subtypes of ${test.type}. To mean ${test.type} alone, write ${better}.`;
      findings.push(findingAt(name, part.kind === 'call' ? (part.arguments[0] ?? part) : part, text));
    });
    return findings;
  });
}

interface TypeTest {
  readonly word: string;
  readonly type: string;
  /** Undefined: what the expression stands on. */
  readonly operand: Expression | undefined;
}

const plain = (type: string): string => type.replace(/^FHIR\./, '');

function testOf(part: Expression): TypeTest | undefined {
  if (part.kind === 'type') return { word: part.operator, type: plain(part.type), operand: part.operand };
  if (part.kind !== 'call' || !['is', 'as', 'ofType'].includes(part.name)) return undefined;
  return { word: part.name, type: plain(typeArgument(part)), operand: part.base };
}

/** The subtypes of a primitive type that the operand may have as well as the type itself. */
function subtypesAmong(operand: Expression | undefined, type: string, scope: CheckScope): string[] {
  const types = operand === undefined ? scope.focus : typesOf(operand, scope);
  if (types?.has(type) !== true || scope.model.type(type)?.kind !== 'primitive') return [];
  return [...types].filter((each) => each !== type && isA(scope.model.type(each), type));
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
