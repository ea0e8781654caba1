import type { CheckScope } from '../../expression/check/scope.js';
import { typeSet } from '../../expression/check/types.js';
import { SyntaxFault, type Parser } from '../../expression/parse.js';
import type { Expression } from '../../expression/syntax.js';
import { modelOf } from '../../fhir/model/model.js';
import type { Release } from '../../fhir/release.js';
import { typesOf } from '../../rules/lint/walk.js';
import { variableTypes } from '../../rules/variables.js';
import type { Standing } from './expression-spot.js';

/** What an expression stands on in a release. Where the context is not FHIRPath yet, nothing is known of it. */
export function scopeOf(
  { resource, context, constants }: Standing,
  release: Release,
  parse: Parser,
): CheckScope {
  const model = modelOf(release);
  const whole = typeSet(resource);
  const scopeOn = (focus: CheckScope['focus']): CheckScope => ({
    model,
    focus,
    variables: variableTypes(whole, focus, constants),
    constants,
    report: () => undefined,
  });
  if (context === undefined) return scopeOn(whole);
  const tree = parseOr(context, parse);
  return scopeOn(tree && typesOf(tree, scopeOn(whole)));
}

/** Undefined for what is no FHIRPath. */
export function parseOr(text: string, parse: Parser): Expression | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined;
    throw error;
  }
}
