import { childExpressions, type Expression } from '../../expression/syntax.js';
import type { Model } from '../../fhir/model/model.js';
import type { RuleDocument } from '../../rules/pack-document.js';
import type { Rule, SourceExpression } from '../../rules/rule-pack.js';
import { everywhere } from '../import/places.js';
import { elementId, type PlaceInOrder } from './element-id.js';
import { inlined, inlinedContext } from './inlined.js';
import type { ReleaseDocument } from './release-document.js';
import { standardFunctions } from './standard-functions.js';

/** A rule as a constraint of a StructureDefinition. */
export interface PortableRule {
  readonly rule: RuleDocument;
  /** Id of the element that it is a constraint of. */
  readonly element: string;
  /** FHIRPath on that element. */
  readonly expression: string;
}

/** What other validators know of a pack: what its rules are exported into. */
export interface Target {
  readonly document: ReleaseDocument;
  /** The type that the StructureDefinition is about. */
  readonly type: string;
  readonly model: Model;
  readonly placeOf: PlaceInOrder;
}

const ownVariables = new Set(['location', 'path', 'parent', 'parentPath', 'parentType', 'index', 'asOf']);

/** A rule as a constraint. A string says why it can be none. */
export function portableRule(rule: Rule, source: RuleDocument, target: Target): PortableRule | string {
  const { document, type } = target;
  const { context, when, expression } = rule;
  const parts = [context, when, expression].filter((each) => each !== undefined);
  const trees = parts.flatMap(({ tree }) => allParts(tree));
  if (!(source.fhirVersion ?? document.fhirVersion).includes('4.0')) return 'it does not hold for FHIR R4';
  if (source.severity === 'information') return 'a constraint is an error or a warning, and no information';
  const own = trees.find((each) => each.kind === 'variable' && ownVariables.has(each.name));
  if (own?.kind === 'variable') return `%${own.name} is known to this rule language alone`;
  const unknown = trees.find((each) => each.kind === 'call' && !standardFunctions.has(each.name));
  if (unknown?.kind === 'call') return `FHIRPath in R4 has no function ${unknown.name}`;
  const constants = document.constants ?? {};
  const text = (part: SourceExpression): string => inlined(part, constants);
  const condition = when === undefined ? text(expression) : `iif(${text(when)}, ${text(expression)}, true)`;
  if (type === 'Extension') return ofExtension(context?.text, condition, source);
  if ((source.resource ?? document.resource) !== type || !target.model.isResourceType(type))
    return `it judges every ${source.resource ?? document.resource}, and a StructureDefinition is about one type`;
  if (context === undefined) return { rule: source, element: type, expression: condition };
  const element = elementId(type, context.tree, target.model);
  if (element !== undefined && target.placeOf(element) !== undefined)
    return { rule: source, element, expression: condition };
  if (trees.some((each) => each.kind === 'variable' && each.name === 'context'))
    return '%context would be another element there';
  const hasContained = target.model.type(type)?.elements.has('contained') === true;
  const base = hasContained ? inlinedContext(context, constants) : text(context);
  const isTerm = ['member', 'call', 'index', '$this', 'variable'].includes(context.tree.kind);
  return { rule: source, element: type, expression: `${isTerm ? base : `(${base})`}.all(${condition})` };
}

/** What stands everywhere stands on the extension, whose definition this is. */
function ofExtension(
  context: string | undefined,
  condition: string,
  rule: RuleDocument,
): PortableRule | string {
  if (rule.resource !== undefined || context?.startsWith(everywhere) !== true)
    return 'it judges more than the extension itself';
  const below = context.slice(everywhere.length + 1);
  if (below === '') return { rule, element: 'Extension', expression: condition };
  if (below === 'value') return { rule, element: 'Extension.value[x]', expression: condition };
  return { rule, element: 'Extension', expression: `${below}.all(${condition})` };
}

const allParts = (expression: Expression): Expression[] => [
  expression,
  ...childExpressions(expression).flatMap(allParts),
];
