import { isCovered } from '../../expression/evaluator.js';
import { printExpression } from '../../expression/print.js';
import { childExpressions, type Expression } from '../../expression/syntax.js';
import { findingAt, type Advisor } from './advisor.js';

export const notCompiled: Advisor = {
  code: 'not-compiled',
  title: 'An expression is evaluated by fhirpath.js, which is slow.',
  why: `Expressions are compiled, but for a function or two of FHIRPath that the compiler does not know: htmlChecks() is
one. An expression with such a function is evaluated by fhirpath.js as a whole, many times slower; and a pack with one
cannot ship. Say the same with other functions where that is possible.`,
  before: `context: text
expression: htmlChecks()`,
  after: `context: text
expression: $this.\`div\`.exists()`,
  find: ({ expressions }) =>
    expressions
      .filter(({ source }) => !isCovered(source.tree))
      .map(({ name, source }) => {
        const part = smallest(source.tree);
        const what = part.kind === 'call' ? `${part.name}()` : printExpression(part);
        const text = `The compiler does not know ${what}, so that fhirpath.js evaluates the expression, many times slower. Say it with other functions, if that can be.`;
        return findingAt(name, part, text);
      }),
};

function smallest(expression: Expression): Expression {
  const child = childExpressions(expression).find((each) => !isCovered(each));
  return child === undefined ? expression : smallest(child);
}
