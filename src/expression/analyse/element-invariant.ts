import { modelOf } from '../../fhir/model/model.js';
import { printExpression } from '../print.js';
import type { Expression } from '../syntax.js';
import { isContext } from './never-fails.js';

/** FHIR's invariant of every element, ele-1: https://hl7.org/fhir/R4/element.html#invs */
const content = 'hasValue() or children().count() > id.count()';

/** FHIR's invariant of every extension, ext-1: https://hl7.org/fhir/R4/extensibility.html#Extension */
const extensionContent = 'extension.exists() != value.exists()';

/** Whether an expression asks that an element has a value or children. Only an element that holds nothing fails it. */
export const asksForContent = (expression: Expression): boolean => printExpression(expression) === content;

/** Whether an expression asks that an extension has a value or extensions, and not both. */
export const asksForExtensionContent = (expression: Expression): boolean =>
  printExpression(expression) === extensionContent;

/** Whether a context gives every element of the resource. */
export const givesEveryElement = (context: Expression): boolean =>
  context.kind === 'call' &&
  context.name === 'descendants' &&
  (context.base === undefined || context.base.kind === '$this' || isContext(context.base));

/** The complex data type of which a context like `descendants().ofType(Period)` gives every element. */
export function elementTypeOf(context: Expression): string | undefined {
  if (context.kind !== 'call' || context.name !== 'ofType') return undefined;
  if (context.base === undefined || !givesEveryElement(context.base)) return undefined;
  const [argument] = context.arguments;
  if (argument?.kind !== 'member' || argument.base !== undefined) return undefined;
  // An element's type is none of those that all elements have.
  const isCommon = ['Element', 'BackboneElement'].includes(argument.name);
  return !isCommon && modelOf('4.0').type(argument.name)?.kind === 'complex' ? argument.name : undefined;
}
