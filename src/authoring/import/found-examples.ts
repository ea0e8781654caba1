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
  const reasons = new Map<string, string>();
  const find = pack && createFinder(draft, pack);
  const rules = draft.rules.map((rule): RuleDraft => {
    const found = isSought(rule) ? find?.(rule) : undefined;
    if (typeof found === 'string') reasons.set(rule.key, found);
    return found === undefined || typeof found === 'string' ? rule : { ...rule, examples: found };
  });
  return without({ ...draft, rules }, (rule) =>
    isSought(rule) ? (reasons.get(rule.key) ?? none) : undefined,
  );
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

/** A string says why there are none. */
type Find = (rule: RuleDraft) => ExampleDrafts | string | undefined;

const none = 'no example was found that passes it, and one that does not';
const neverFails = 'it is vacuous: in all that was tried, nothing fails it';
const neverPasses = 'it is vacuous: in all that was tried, nothing passes it';

function createFinder(draft: PackDraft, whole: RulePack): Find {
  const carry = createCarrier(draft);
  const variants = extensionVariants(draft);
  const typeOf = (rule: Rule): string =>
    exampleType(rule, { ...whole, ...(draft.seed && { base: draft.seed }) });
  const plainSeed = (type: string): JsonObject =>
    draft.seed?.resourceType === type ? draft.seed : { resourceType: type };
  const byItself = (rule: Rule): ExampleDrafts | string =>
    amongCandidates(plainSeed(typeOf(rule)), rule, { ...whole, rules: [rule] });
  const drafts = new Map(draft.rules.map((each) => [each.key, each]));
  const isPlain = ({ key }: Rule): boolean =>
    drafts.get(key)?.sought === undefined && drafts.get(key)?.seedChanges === undefined;
  // A rule that nothing passes would leave the others without examples.
  const alone = new Map(whole.rules.filter(isPlain).map((rule) => [rule, byItself(rule)]));
  const pack = { ...whole, rules: whole.rules.filter((rule) => typeof alone.get(rule) !== 'string') };
  const seeds = new Map<string, JsonObject>();
  const seedOf = (type: string): JsonObject => {
    const seed = seeds.get(type) ?? meetsAll(plainSeed(type), pack);
    seeds.set(type, seed);
    return seed;
  };
  return ({ key, sought, seedChanges }) => {
    const rule = whole.rules.find((each) => each.key === key);
    if (rule === undefined) return undefined;
    if (sought?.ofExtension === true) return amongVariants(variants, rule, { ...whole, rules: [rule] });
    if (seedChanges !== undefined) {
      const { pass, fail } = seedChanges;
      const seed = seedOf(typeOf(rule));
      return { pass: [{ ...seed, ...pass }], fail: [{ ...seed, ...fail }] };
    }
    if (sought !== undefined) {
      const pair = byItself(rule);
      const { holder } = sought;
      if (typeof pair === 'string' || holder === undefined) return pair;
      return {
        pass: pair.pass.map((each) => carry(each, holder)),
        fail: pair.fail.map((each) => carry(each, holder)),
      };
    }
    const own = alone.get(rule);
    return typeof own === 'string' ? own : amongCandidates(seedOf(typeOf(rule)), rule, pack);
  };
}

const amongCandidates = (seed: JsonObject, rule: Rule, pack: RulePack): ExampleDrafts | string =>
  pairOf(nearestPair(...judgedExamples(candidatesOf(seed, rule, pack), rule, pack)));

function amongVariants(variants: readonly JsonObject[], rule: Rule, pack: RulePack): ExampleDrafts | string {
  const [[pass], [fail]] = judgedExamples(variants, rule, pack);
  return pairOf([pass, fail]);
}

function pairOf([pass, fail]: readonly [JsonObject | undefined, JsonObject | undefined]):
  ExampleDrafts | string {
  if (pass !== undefined && fail !== undefined) return { pass: [pass], fail: [fail] };
  if (pass === undefined && fail === undefined) return none;
  return pass === undefined ? neverPasses : neverFails;
}
