import type { JsonObject } from '../../fhir/element.js';
import { parsePack } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import type { Rule, RulePack } from '../../rules/rule-pack.js';
import { deriveExamples, exampleModel, judgedExamples } from '../derive-examples.js';
import { exampleType } from '../rule-wish.js';
import { createCarrier, type Carry } from './carrier.js';
import { extensionVariants } from './extension-examples.js';
import type { ExampleDrafts, PackDraft, RuleDraft, SoughtRule } from './pack-draft.js';
import { packYaml } from './pack-yaml.js';
import { without, withTrials } from './sound-rules.js';

/** Looks for an example that passes and one that fails for every rule without, by a simpler rule where there is one. */
export async function withFoundExamples(draft: PackDraft): Promise<PackDraft> {
  const isSought = (rule: RuleDraft): boolean => rule.examples === undefined && rule.extensions === undefined;
  const simpler = draft.rules.map((rule) =>
    rule.sought === undefined ? rule : soughtRule(rule, rule.sought),
  );
  const pack = await parsePack(await packYaml(withTrials({ ...draft, rules: simpler }))).catch(
    (error: unknown) => {
      if (error instanceof RulePackError) return undefined;
      throw error;
    },
  );
  const find = pack && createFinder(draft, pack);
  const rules = draft.rules.map((rule): RuleDraft => {
    const found = isSought(rule) ? find?.(rule) : undefined;
    return found === undefined ? rule : { ...rule, examples: found };
  });
  const none = 'no example was found that passes it, and one that does not';
  return without({ ...draft, rules }, (rule) => (isSought(rule) ? none : undefined));
}

const soughtRule = (
  { when: _, context: __, resource: ___, ...rule }: RuleDraft,
  { resource, context, expression }: SoughtRule,
): RuleDraft => ({
  ...rule,
  expression,
  ...(resource !== undefined && { resource }),
  ...(context !== undefined && { context }),
});

type Find = (rule: RuleDraft) => ExampleDrafts | undefined;

function createFinder(draft: PackDraft, pack: RulePack): Find {
  const carry = createCarrier(draft);
  const variants = extensionVariants(draft);
  return ({ key, sought }) => {
    const rule = pack.rules.find((each) => each.key === key);
    if (rule === undefined) return undefined;
    // The other rules are tried when all have examples.
    const alone = { ...pack, rules: [rule] };
    return sought?.ofExtension === true
      ? amongVariants(variants, rule, alone)
      : derived(rule, alone, sought, carry);
  };
}

function derived(
  rule: Rule,
  pack: RulePack,
  sought: SoughtRule | undefined,
  carry: Carry,
): ExampleDrafts | undefined {
  const { pass, fail } = deriveExamples(rule, pack, exampleType(rule, pack), exampleModel(rule, pack));
  if (pass === undefined || fail === undefined) return undefined;
  const put = (example: JsonObject): JsonObject =>
    sought?.holder === undefined ? example : carry(example, sought.holder);
  return { pass: [put(pass)], fail: [put(fail)] };
}

function amongVariants(
  variants: readonly JsonObject[],
  rule: Rule,
  pack: RulePack,
): ExampleDrafts | undefined {
  const [[pass], [fail]] = judgedExamples(variants, rule, pack);
  return pass === undefined || fail === undefined ? undefined : { pass: [pass], fail: [fail] };
}
