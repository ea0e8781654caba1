import { rowsOf } from '../../rules/read-structure.js';
import type { RulePack } from '../../rules/rule-pack.js';
import type { Draft } from '../element-path.js';
import { createWorld } from '../structure/world.js';
import { createProfileBuilder, type ProfileBuilder } from './profile-builder.js';
import type { ExampleDrafts, PackDraft, ProfileExample } from './pack-draft.js';

/** Gives a profile the least resource that is as it says, and its rules the examples that differ from that in one thing. */
export function profileExamples(draft: PackDraft): PackDraft {
  const { placed, fhirVersion, constants = {} } = draft;
  if (placed === undefined) return draft;
  const pack: RulePack = {
    ...draft,
    language: 1,
    constants,
    rules: [],
    extends: [],
    structure: rowsOf(draft),
  };
  const world = createWorld(pack, fhirVersion[0] ?? '4.0');
  const root = world.model.type(draft.resource);
  if (root === undefined) return draft;
  const goods = draft.rules.flatMap(({ profile }) => (profile?.kind === 'value' ? [profile] : []));
  const builder = createProfileBuilder(placed, goods, world);
  const base = builder.complete(world.open({ root, steps: [] }).resource);
  const examples = (profile: ProfileExample): ExampleDrafts | undefined => examplesOf(profile, base, builder);
  return {
    ...draft,
    seed: base,
    rules: draft.rules.map((rule) => {
      const made = rule.examples ?? (rule.profile && examples(rule.profile));
      return made === undefined ? rule : { ...rule, examples: made };
    }),
  };
}

function examplesOf(
  profile: ProfileExample,
  base: Draft,
  builder: ProfileBuilder,
): ExampleDrafts | undefined {
  const whole = builder.complete(builder.withElement(structuredClone(base), profile.place));
  const broken = builder.broken(structuredClone(whole), profile);
  if (broken === undefined) return undefined;
  const pass = profile.kind === 'max' && profile.place.said.max === '0' ? base : whole;
  return { pass: [pass], fail: [broken] };
}
