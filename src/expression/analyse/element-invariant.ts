import { printExpression } from '../print.js';
import type { Expression } from '../syntax.js';
import { isContext } from './never-fails.js';

/** FHIR's invariant of every element, ele-1: https://hl7.org/fhir/R4/element.html#invs */
const content = 'hasValue() or children().count() > id.count()';

/** Whether an expression asks that an element has a value or children. Only an element that holds nothing fails it. */
export const asksForContent = (expression: Expression): boolean => printExpression(expression) === content;

/** Whether a context gives every element of the resource. */
export const givesEveryElement = (context: Expression): boolean =>
  context.kind === 'call' &&
  context.name === 'descendants' &&
  (context.base === undefined || context.base.kind === '$this' || isContext(context.base));
