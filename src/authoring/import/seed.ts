import { createValidator } from '../../engine/validator.js';
import type { JsonObject } from '../../fhir/element.js';
import type { Rule, RulePack } from '../../rules/rule-pack.js';
import { exampleModel } from '../derive-examples.js';
import { createCandidates } from '../example-candidates.js';

const maxRounds = 3;

/** Resources that differ from another in what a rule speaks of. */
export function candidatesOf(seed: JsonObject, rule: Rule, pack: RulePack): readonly JsonObject[] {
  const model = exampleModel(rule, pack);
  const type = model.type(String(seed.resourceType));
  return type === undefined ? [] : createCandidates(rule, pack, type, model).of(seed);
}

/** Changes a resource until it meets as many rules of a pack as can be: for each that it breaks, what breaks least. */
export function meetsAll(seed: JsonObject, pack: RulePack): JsonObject {
  const validator = createValidator({ packs: [pack], fhirVersion: pack.fhirVersion[0] ?? '4.0' });
  const broken = (resource: JsonObject): ReadonlySet<Rule | undefined> =>
    new Set(
      validator
        .check(resource)
        .issues.filter(({ issue }) => issue.severity === 'error')
        .map(({ rule }) => rule),
    );
  let best = seed;
  let least = broken(seed);
  for (let round = 0; round < maxRounds && least.size > 0; round++) {
    for (const rule of pack.rules) {
      if (!least.has(rule)) continue;
      for (const candidate of candidatesOf(best, rule, pack)) {
        const faults = broken(candidate);
        // As many, for the sake of this one: the next round is about those.
        if (faults.has(rule) || faults.size > least.size - (least.has(rule) ? 0 : 1)) continue;
        [best, least] = [candidate, faults];
      }
    }
  }
  return best;
}
