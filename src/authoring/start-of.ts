import { childExpressions, type Expression } from '../expression/syntax.js';

/** Where an expression begins in its text: `start` itself is that of the word that tells what it is. */
export const startOf = (expression: Expression): number =>
  Math.min(expression.start, ...childExpressions(expression).map(startOf));
