import type { TypeDefinition } from '../fhir/model/model.js';
import { isA } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';
import { compileExpression, type Evaluate } from '../expression/evaluator.js';
import type { Watch } from '../expression/evaluate/watch.js';
import { compileFix, type CompiledFix } from './compile-fix.js';
import { concernOf, type Concern } from './concern.js';
import type { Rule, RulePack, SourceExpression } from '../rules/rule-pack.js';
import { withoutExamples } from '../rules/without-examples.js';

/** A rule with its expressions ready to run. Each is compiled when it is first needed. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly pack: RulePack;
  /** Undefined: the resource itself is judged. */
  readonly context: Evaluate | undefined;
  /** Equal for contexts that give the same nodes. */
  readonly contextKey: string | undefined;
  readonly concern: Concern;
  readonly when: Evaluate | undefined;
  readonly expression: Evaluate;
  readonly at: Evaluate | undefined;
  readonly message: readonly (string | Evaluate)[];
  readonly fix: CompiledFix | undefined;
}

/** The rules of all packs and of those they extend, each pack once. */
export function compileRules(packs: readonly RulePack[], watch?: Watch): CompiledRule[] {
  return withExtended(packs).flatMap((pack) => pack.rules.map((rule) => compileRule(rule, pack, watch)));
}

export function withExtended(packs: readonly RulePack[]): RulePack[] {
  const found = new Set<RulePack>();
  const visit = (pack: RulePack): void => {
    if (found.has(pack) || [...found].some((each) => isSame(each, pack))) return;
    pack.extends.forEach(visit);
    found.add(pack);
  };
  packs.forEach(visit);
  return [...found];
}

/** Mostly the names tell; what packs hold is much to compare. */
const isSame = (a: RulePack, b: RulePack): boolean =>
  a.url === b.url && a.pack === b.pack && a.version === b.version && identityOf(a) === identityOf(b);

/** Two packs of the same name are the same only if their rules are. */
function identityOf({ url, pack, version, rules, constants, structure }: RulePack): string {
  const texts = rules.map(({ examples: _, place: __, equivalent: ___, ...rule }) => rule);
  const tables = structure && withoutExamples(structure);
  return JSON.stringify([url, pack, version, constants, texts, tables]);
}

/** One rule of a pack. */
export function compileRule(rule: Rule, pack: RulePack, watch?: Watch): CompiledRule {
  const lazily = (source: SourceExpression): Evaluate => {
    let evaluate: Evaluate | undefined;
    return (node, variables, budget) => {
      evaluate ??= compileExpression(source.tree, { watch, fallback: pack.fallback });
      return evaluate(node, variables, budget);
    };
  };
  return {
    rule,
    pack,
    context: rule.context && lazily(rule.context),
    contextKey: rule.context && JSON.stringify([rule.context.text, pack.constants]),
    concern: concernOf(rule, pack),
    when: rule.when && lazily(rule.when),
    expression: lazily(rule.expression),
    at: rule.at && lazily(rule.at),
    message: rule.message.map((part) => (typeof part === 'string' ? part : lazily(part))),
    fix: rule.fix && compileFix(rule.fix, lazily),
  };
}

/** Whether a pack judges resources of a type in a version. */
export const judges = (pack: RulePack, type: TypeDefinition, release: Release): boolean =>
  pack.fhirVersion.includes(release) && isA(type, pack.resource);

/** Whether a rule speaks about resources of a type in a version. */
export const appliesTo = ({ rule, pack }: CompiledRule, type: TypeDefinition, release: Release): boolean =>
  (rule.fhirVersion ?? pack.fhirVersion).includes(release) && isA(type, rule.resource ?? pack.resource);
