import type { Expression } from '../syntax.js';
import { extensionUrl, type Constants } from './literal.js';
import { isContext, neverFails } from './never-fails.js';

/** One part of a context that asks for extensions: of the resource itself, or of any element below it. */
export interface ExtensionTerm {
  readonly property: string;
  /** Undefined for any. */
  readonly url: string | undefined;
  readonly isBelow: boolean;
}

const properties = new Set(['extension', 'modifierExtension']);

/**
 * The parts of a context like `extension(url).combine(descendants().extension(url))`, whose elements a walk over the
 * resource can list; undefined for any other.
 */
export function extensionTerms(context: Expression, constants: Constants): ExtensionTerm[] | undefined {
  if (context.kind === 'call' && context.name === 'combine') {
    const [base, other] = [context.base, context.arguments[0]].map(
      (each) => each && extensionTerms(each, constants),
    );
    return base && other && [...base, ...other];
  }
  const step = extensionStep(context, constants);
  if (step === undefined) return undefined;
  const { base, property, url } = step;
  if (isResource(base)) return [{ property, url, isBelow: false }];
  const isBelow = base?.kind === 'call' && base.name === 'descendants' && isResource(base.base);
  return isBelow ? [{ property, url, isBelow }] : undefined;
}

/** Whether a context gives extensions and nothing else, and never fails. */
export function givesExtensions(context: Expression, constants: Constants): boolean {
  if (context.kind === 'call' && context.name === 'combine') {
    return [context.base, context.arguments[0]].every((each) => each && givesExtensions(each, constants));
  }
  return extensionStep(context, constants) !== undefined && neverFails(context, constants);
}

function extensionStep(
  expression: Expression,
  constants: Constants,
): { base: Expression | undefined; property: string; url: string | undefined } | undefined {
  const url = extensionUrl(expression, constants);
  if (expression.kind === 'call' && url !== undefined)
    return { base: expression.base, property: 'extension', url };
  return expression.kind === 'member' && properties.has(expression.name)
    ? { base: expression.base, property: expression.name, url: undefined }
    : undefined;
}

/** A context is evaluated on the resource. */
const isResource = (expression: Expression | undefined): boolean =>
  expression === undefined || expression.kind === '$this' || isContext(expression);

/** The names that a context like `rest.resource.extension` goes along; undefined for any other. */
export function plainPath(context: Expression): readonly string[] | undefined {
  const names: string[] = [];
  let each: Expression | undefined = context;
  for (; each?.kind === 'member'; each = each.base) names.unshift(each.name);
  return each === undefined || isResource(each) ? names : undefined;
}
