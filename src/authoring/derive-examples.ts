import { isObject, type JsonObject } from '../fhir/element.js';
import { modelOf, type Model } from '../fhir/model/model.js';
import type { Example, Rule, RulePack } from '../rules/rule-pack.js';
import { createCandidates } from './example-candidates.js';
import { provePack } from './prove.js';

/** Examples as a pack writes them: without what `base` supplies. Undefined where none was found. */
export interface DerivedExamples {
  readonly pass: JsonObject | undefined;
  readonly fail: JsonObject | undefined;
  /** The least resource with something to judge in it, as far as the context tells that. */
  readonly least: JsonObject;
}

const maxCompared = 40;
const maxSeeds = 4;

/**
 * Tries resources that differ in what a rule's expressions speak of, until one passes and one fails: of those found,
 * the two that differ least. What counts is how the engine judges them, not what their making has in mind.
 */
export function deriveExamples(
  rule: Rule,
  pack: RulePack,
  resourceType: string,
  model: Model,
): DerivedExamples {
  const type = model.type(resourceType);
  if (type === undefined) return { pass: undefined, fail: undefined, least: {} };
  const base = pack.base?.resourceType === resourceType ? pack.base : { resourceType };
  const candidates = createCandidates(rule, pack, type, model);
  const own = (resource: JsonObject): JsonObject | undefined => ownPart(resource, base, pack);
  let [pass, fail]: ReturnType<typeof nearestPair> = [undefined, undefined];
  for (const seed of [base, ...passExamples(rule, pack, resourceType)]) {
    const found = candidates.of(seed).filter((each) => own(each) !== undefined);
    const pair = nearestPair(...judgedExamples(found, rule, pack));
    [pass, fail] = [pair[0] ?? pass, pair[1] ?? fail];
    if (pair[0] !== undefined && pair[1] !== undefined) break;
  }
  return { pass: pass && own(pass), fail: fail && own(fail), least: own(candidates.least(base)) ?? {} };
}

/** What pleases the other rules of the pack: a pass example must break none of them. */
const passExamples = (rule: Rule, { rules }: RulePack, resourceType: string): JsonObject[] =>
  rules
    .filter((each) => each !== rule)
    .flatMap(({ examples }) => examples.pass.map(({ resource }) => resource))
    .filter((each) => each.resourceType === resourceType)
    .slice(0, maxSeeds);

/** Those that prove the rule as pass examples, and those that do as fail examples, beside the pack's other rules. */
export function judgedExamples(
  candidates: readonly JsonObject[],
  rule: Rule,
  pack: RulePack,
): [pass: JsonObject[], fail: JsonObject[]] {
  const examples = candidates.map((resource): Example => ({ resource, place: rule.place }));
  const rules = pack.rules.map((each) => ({
    ...each,
    examples: each === rule ? { pass: examples, fail: examples, skip: [] } : { pass: [], fail: [], skip: [] },
  }));
  const proofs = provePack({ ...pack, rules }).filter(({ word }) => word === 'proved');
  const of = (list: 'pass' | 'fail'): JsonObject[] =>
    proofs.filter((proof) => proof.list === list).map(({ example }) => example.resource);
  return [of('pass'), of('fail')];
}

/** The two that differ least; one alone where there is no other. */
export function nearestPair(
  pass: readonly JsonObject[],
  fail: readonly JsonObject[],
): [pass: JsonObject | undefined, fail: JsonObject | undefined] {
  let [best, least]: [[JsonObject, JsonObject] | undefined, number] = [undefined, Infinity];
  for (const one of pass.slice(0, maxCompared)) {
    for (const other of fail.slice(0, maxCompared)) {
      const distance = differences(one, other) + JSON.stringify(one).length / 1e6;
      if (distance < least) [best, least] = [[one, other], distance];
    }
  }
  return best ?? [pass[0], fail[0]];
}

/** How many values of one are not in the other. */
function differences(one: unknown, other: unknown): number {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other ? 0 : 1;
  const [a, b] = [{ ...one } as JsonObject, { ...other } as JsonObject];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].reduce((count, name) => count + differences(a[name], b[name]), 0);
}

/** Undefined for a resource that lacks something of its base, which examples cannot say. */
function ownPart(resource: JsonObject, base: JsonObject, pack: RulePack): JsonObject | undefined {
  if (Object.keys(base).some((name) => !Object.hasOwn(resource, name))) return undefined;
  const isSame = (name: string): boolean => JSON.stringify(resource[name]) === JSON.stringify(base[name]);
  const names = Object.keys(resource).filter((name) => !isSame(name));
  const needsType = pack.base !== undefined && pack.base.resourceType !== resource.resourceType;
  return Object.fromEntries(
    [...(needsType || pack.base === undefined ? ['resourceType'] : []), ...names].map((name) => [
      name,
      resource[name],
    ]),
  );
}

/** The model that the examples of a pack are judged by. */
export function exampleModel(rule: Rule, pack: RulePack): Model {
  const versions = rule.fhirVersion ?? pack.fhirVersion;
  const said = isObject(pack.base) ? String(pack.base.fhirVersion).slice(0, 3) : '4.0';
  return modelOf(versions.find((each) => each === said) ?? versions[0] ?? '4.0');
}
