import type { Model, TypeDefinition } from '../fhir/model/model.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { exampleModel } from './derive-examples.js';
import { resolvePath } from './element-path.js';
import { mentionsIn } from './mentioned-paths.js';
import type { Remark, RuleDraft } from './rule-text.js';

/** What is wanted of a new rule. What is not said is made up. */
export interface RuleWish extends Omit<RuleDraft, 'human' | 'expression'> {
  readonly human?: string | undefined;
  readonly expression?: string | undefined;
}

/** A rule for every type needs some type to be shown on. */
export function exampleType(rule: Rule, pack: RulePack): string {
  const stated = pack.base?.resourceType;
  const base = typeof stated === 'string' ? stated : 'CapabilityStatement';
  const type = rule.resource ?? pack.resource;
  return type === 'Resource' ? base : type;
}

/** What is mostly asked of an element, in this order. */
const usual = ['documentation', 'description', 'definition', 'value', 'name', 'title', 'code', 'text'];

/** What is asked where nobody says what. */
export function usualExpression(rule: Rule, pack: RulePack): string {
  const model = exampleModel(rule, pack);
  const type = contextType(rule, pack, model);
  if (type === undefined) return 'id.exists()';
  if (type.kind === 'primitive') return 'hasValue()';
  return `${usual.find((name) => type.elements.has(name)) ?? 'id'}.exists()`;
}

function contextType(rule: Rule, pack: RulePack, model: Model): TypeDefinition | undefined {
  const type = model.type(exampleType(rule, pack));
  if (rule.context === undefined || type === undefined) return type;
  const path = mentionsIn(rule.context.tree, [], pack.constants).end;
  const end = path && resolvePath(path, type, model);
  return end && model.type(end.typeName);
}

/** Two braces would be taken for the beginning of an expression. */
export function sentence({ context, expression: asked, resource }: RuleWish, expression: string): string {
  const what = context?.includes('{{') === false ? context : (resource ?? 'resource');
  if (asked !== undefined) return `Every ${what} is as it should be.`;
  return expression === 'hasValue()'
    ? `Every ${what} has a value.`
    : `Every ${what} has ${withArticle(expression.replace('.exists()', ''))}.`;
}

const withArticle = (name: string): string =>
  /^(?:documentation|text)$/.test(name) ? name : /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;

/** What is left to a person. */
export function remarksOn({ human, expression }: RuleWish, open: readonly string[]): Remark[] {
  const wanted = { pass: 'the rule judges and passes', fail: 'the rule refuses' };
  return [
    ...(human === undefined && expression !== undefined
      ? [
          {
            before: 'human',
            text: 'Say here what holds, in a sentence that is true of everything that passes.',
          },
        ]
      : []),
    ...(['pass', 'fail'] as const)
      .filter((list) => open.includes(list))
      .map((list) => ({
        before: list,
        text: `Fill in a resource that ${wanted[list]}; rulepack test says whether it does.`,
      })),
  ];
}
