import type { JsonObject } from '../../fhir/element.js';
import { parsePack } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import type { Rule, RulePack } from '../../rules/rule-pack.js';
import { judgedExamples, nearestPair } from '../derive-examples.js';
import { exampleType } from '../rule-wish.js';
import { createCarrier } from './carrier.js';
import { extensionVariants } from './extension-examples.js';
import type { ExampleDrafts, PackDraft, RuleDraft, SoughtRule } from './pack-draft.js';
import { packYaml } from './pack-yaml.js';
import { candidatesOf, meetsAll } from './seed.js';
import { without, withTrials } from './sound-rules.js';

/** Looks for an example that passes and one that fails for every rule without, by a simpler rule where there is one. */
export async function withFoundExamples(draft: PackDraft): Promise<PackDraft> {
  const isSought = (rule: RuleDraft): boolean =>
    rule.examples === undefined && rule.extensions === undefined && rule.profile === undefined;
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
  const seed = draft.seed && meetsAll(draft.seed, pack);
  return ({ key, sought, seedChanges }) => {
    const rule = pack.rules.find((each) => each.key === key);
    if (rule === undefined) return undefined;
    if (seed !== undefined && seedChanges !== undefined)
      return { pass: [{ ...seed, ...seedChanges.pass }], fail: [{ ...seed, ...seedChanges.fail }] };
    if (sought?.ofExtension === true) return amongVariants(variants, rule, { ...pack, rules: [rule] });
    // What a simpler rule finds is no example of the others yet.
    const around = seed === undefined ? { ...pack, rules: [rule] } : pack;
    const pair = amongCandidates(seed ?? { resourceType: exampleType(rule, pack) }, rule, around);
    if (pair === undefined || sought?.holder === undefined) return pair;
    const { holder } = sought;
    return {
      pass: pair.pass.map((each) => carry(each, holder)),
      fail: pair.fail.map((each) => carry(each, holder)),
    };
  };
}

function amongCandidates(seed: JsonObject, rule: Rule, pack: RulePack): ExampleDrafts | undefined {
  const [pass, fail] = nearestPair(...judgedExamples(candidatesOf(seed, rule, pack), rule, pack));
  return pass === undefined || fail === undefined ? undefined : { pass: [pass], fail: [fail] };
}

function amongVariants(
  variants: readonly JsonObject[],
  rule: Rule,
  pack: RulePack,
): ExampleDrafts | undefined {
  const [[pass], [fail]] = judgedExamples(variants, rule, pack);
  return pass === undefined || fail === undefined ? undefined : { pass: [pass], fail: [fail] };
}
