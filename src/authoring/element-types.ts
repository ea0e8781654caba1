import { compileRule } from '../engine/compile-rules.js';
import { isNode, type Item } from '../expression/evaluate/item.js';
import type { Expression, MemberExpression } from '../expression/syntax.js';
import type { ElementDefinition, TypeDefinition } from '../fhir/model/model.js';
import type { Rule, RulePack } from '../rules/rule-pack.js';
import { runExample, type OpenExample } from './run-example.js';

/** The other elements that could stand in the place of one, the likest first. */
export type Siblings = (member: MemberExpression) => readonly string[];

/** Runs the examples of a rule to see which types its element names are looked up in. */
export function siblingsIn(rule: Rule, pack: RulePack, examples: readonly OpenExample[]): Siblings {
  const types = new Map<Expression, Set<TypeDefinition>>();
  const latest = new Map<Expression, readonly Item[]>();
  const compiled = compileRule(rule, pack, (expression, items, focus) => {
    latest.set(expression, items);
    if (expression.kind !== 'member') return;
    const known = types.get(expression) ?? new Set();
    const stood = expression.base ? (latest.get(expression.base) ?? []) : [focus];
    for (const item of stood)
      if (item !== undefined && isNode(item) && item.type !== undefined) known.add(item.type);
    types.set(expression, known);
  });
  for (const example of examples) runExample(compiled, example);
  return (member) => {
    const [type] = [...(types.get(member) ?? [])].filter(({ elements }) => elements.has(member.name));
    return type === undefined ? [] : likest(member.name, [...type.elements.values()]);
  };
}

/** Those that every element has say little. */
const common = new Set([
  'id',
  'extension',
  'modifierExtension',
  'implicitRules',
  'language',
  'meta',
  'contained',
]);

function likest(name: string, elements: readonly ElementDefinition[]): string[] {
  const at = elements.findIndex((each) => each.name === name);
  const wanted = elements[at];
  const unlike = (each: ElementDefinition): number =>
    (common.has(each.name) ? 4 : 0) +
    (each.types.join() === wanted?.types.join() ? 0 : 2) +
    (each.repeats === wanted?.repeats ? 0 : 1);
  const distance = (each: ElementDefinition): number => Math.abs(elements.indexOf(each) - at);
  return elements
    .filter((each) => each !== wanted)
    .sort((a, b) => unlike(a) - unlike(b) || distance(a) - distance(b))
    .map((each) => each.name);
}
