import { childExpressions, type Expression } from '../../expression/syntax.js';
import type { Constant, SourceExpression } from '../../rules/rule-pack.js';
import { quoted } from '../import/fhirpath-text.js';

/** A part of a text, and what is to stand in its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** An expression with the values of constants in place of their names. The rest of the text stays. */
export const inlined = (
  { text, tree }: SourceExpression,
  constants: Readonly<Record<string, Constant>>,
): string => replaced(text, constantsIn(tree, constants));

/** Elements of the resource itself: `descendants()` of FHIRPath also gives those of contained resources. */
const ownDescendants = 'children().exclude(contained).combine(children().exclude(contained).descendants())';

/** A context with constants inlined, which gives the elements of the resource itself and of none that is contained. */
export const inlinedContext = (
  { text, tree }: SourceExpression,
  constants: Readonly<Record<string, Constant>>,
): string => replaced(text, [...constantsIn(tree, constants), ...descendantsIn(tree, text)]);

function replaced(text: string, replacements: readonly Replacement[]): string {
  const fromBehind = [...replacements].sort((a, b) => b.start - a.start);
  return fromBehind
    .reduce((each, { start, end, by }) => each.slice(0, start) + by + each.slice(end), text)
    .trim();
}

function constantsIn(
  expression: Expression,
  constants: Readonly<Record<string, Constant>>,
): readonly Replacement[] {
  if (expression.kind !== 'variable')
    return childExpressions(expression).flatMap((each) => constantsIn(each, constants));
  const { name, start, end } = expression;
  const value = Object.hasOwn(constants, name) ? constants[name] : undefined;
  if (value === undefined) return [];
  return [{ start, end, by: typeof value === 'string' ? quoted(value) : String(value) }];
}

function descendantsIn(expression: Expression, text: string): readonly Replacement[] {
  if (expression.kind === 'call' && expression.name === 'descendants' && expression.base === undefined) {
    const { start } = expression;
    const length = /^descendants\s*\(\s*\)/.exec(text.slice(start))?.[0].length ?? 0;
    return length === 0 ? [] : [{ start, end: start + length, by: ownDescendants }];
  }
  return childExpressions(expression).flatMap((each) => descendantsIn(each, text));
}
