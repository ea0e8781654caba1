import { readPackContent } from '../../rules/parse-pack.js';
import { RulePackError } from '../../rules/rule-error.js';
import type { ExampleDrafts, PackDraft, RuleDraft } from './pack-draft.js';
import { packYaml } from './pack-yaml.js';

/** Stands in where none are known yet. */
const toBeTried: ExampleDrafts = { pass: [{ resourceType: 'Basic' }], fail: [{ resourceType: 'Basic' }] };

export const withTrials = (draft: PackDraft): PackDraft => ({
  ...draft,
  rules: draft.rules.map((rule) => ({ ...rule, examples: rule.examples ?? toBeTried })),
});

/** Leaves out the rules whose expressions make no sense here, and says why. */
export async function withSoundRules(draft: PackDraft): Promise<PackDraft> {
  if (draft.rules.length === 0) return draft;
  const { content, errors } = await readPackContent(await packYaml(withTrials(draft)));
  if (content === undefined) throw new RulePackError(errors);
  const sound = new Set(content.rules.filter(({ isSound }) => isSound).map(({ index }) => index));
  return without(draft, (_, index) => {
    if (sound.has(index)) return undefined;
    const own = content.source.placeOf(['rules', index, 'key']).line;
    const next = content.source.placeOf(['rules', index + 1, 'key']).line;
    const error = errors.find(({ place }) => place.line >= own && (next <= own || place.line < next));
    return error?.text ?? 'it is not understood';
  });
}

/** Leaves out rules for which there is a reason, and tells it. */
export function without(
  draft: PackDraft,
  fault: (rule: RuleDraft, index: number) => string | undefined,
): PackDraft {
  const faults = draft.rules.map(fault);
  const unsaid = draft.rules.flatMap((rule, index) => {
    const why = faults[index];
    return why === undefined ? [] : [`The rule ${rule.key} (${rule.expression}): ${why}`];
  });
  return {
    ...draft,
    rules: draft.rules.filter((_, index) => faults[index] === undefined),
    unsaid: [...draft.unsaid, ...unsaid],
  };
}
