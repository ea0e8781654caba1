import { compileRules } from '../../engine/compile-rules.js';
import { createDispatch } from '../../engine/dispatch.js';
import { createValidator } from '../../engine/validator.js';
import { modelOf } from '../../fhir/model/model.js';
import type { RulePack } from '../../rules/rule-pack.js';

const statement = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'requirements',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server', resource: [{ type: 'Patient', interaction: [{ code: 'read' }] }] }],
};

/** What packs cost where none of their extensions is: how many rules are evaluated, and milliseconds. */
export function idleCost(packs: readonly RulePack[]): {
  readonly evaluated: number;
  readonly one: number;
  readonly all: number;
} {
  const dispatch = createDispatch(compileRules(packs));
  const model = modelOf('4.0');
  const types = model.typeNames
    .filter((name) => model.isResourceType(name))
    .flatMap((name) => model.type(name) ?? []);
  const rules = new Set(types.flatMap((type) => dispatch.rulesFor(type, '4.0', undefined)));
  return { evaluated: rules.size, one: least(packs.slice(0, 1)), all: least(packs) };
}

/** Milliseconds of the fastest of many rounds. */
function least(packs: readonly RulePack[]): number {
  const validator = createValidator({ packs });
  let best = Infinity;
  for (let round = 0; round < 50; round++) {
    const start = performance.now();
    for (let each = 0; each < 200; each++) validator.check(statement);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
