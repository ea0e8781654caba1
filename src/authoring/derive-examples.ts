import { isObject, type JsonObject } from '../fhir/element.js';
import { modelOf, type Model, type TypeDefinition } from '../fhir/model/model.js';
import type { Constant, Example, Rule, RulePack } from '../rules/rule-pack.js';
import { putAt, removeAt, resolvePath, type Draft } from './element-path.js';
import { mentionsIn, valuesIn, type ElementPath } from './mentioned-paths.js';
import { provePack } from './prove.js';
import { sampleOf } from './sample-values.js';

/** Examples as a pack writes them: without what `base` supplies. Undefined where none was found. */
export interface DerivedExamples {
  readonly pass: JsonObject | undefined;
  readonly fail: JsonObject | undefined;
  /** The least resource with something to judge in it, as far as the context tells that. */
  readonly least: JsonObject;
}

/** What may stand at a path: several values, one, or nothing. */
type Choice = readonly unknown[];

interface Variation {
  readonly path: ElementPath;
  readonly choices: readonly Choice[];
}

const maxCandidates = 400;
const maxCompared = 40;

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
  const base = pack.base?.resourceType === resourceType ? pack.base : { resourceType };
  const own = (resource: JsonObject): JsonObject | undefined => ownPart(resource, base, pack);
  if (type === undefined) return { pass: undefined, fail: undefined, least: {} };
  const context = rule.context && mentionsIn(rule.context.tree, [], pack.constants);
  const focus = context === undefined ? [] : context.end;
  const least = leastResource(base, focus ?? [], type, model);
  const sources = [rule.when, rule.expression].flatMap((each) => each?.tree ?? []);
  const paths = [
    ...(context?.paths ?? []),
    ...sources.flatMap((tree) => mentionsIn(tree, focus, pack.constants).paths),
    ...(focus !== undefined && focus.length > 0 ? [focus] : []),
  ];
  const trees = [...sources, ...(rule.context ? [rule.context.tree] : [])];
  const values = [...new Set(trees.flatMap((tree) => valuesIn(tree, pack.constants)))];
  const variations = distinct(paths).flatMap((path) => variationOf(path, focus ?? [], values, type, model));
  const candidates = candidatesOf(variations, least, type, model).filter((each) => own(each) !== undefined);
  const [pass, fail] = nearestPair(...judged(candidates, rule, pack));
  return { pass: pass && own(pass), fail: fail && own(fail), least: own(least) ?? {} };
}

function leastResource(base: JsonObject, focus: ElementPath, type: TypeDefinition, model: Model): JsonObject {
  const draft = copyOf(base);
  const end = resolvePath(focus, type, model);
  if (end !== undefined) putAt(draft, focus, [sampleOf(end.typeName, model)], type, model);
  return draft;
}

// A copy of plain JSON.
const copyOf = (object: JsonObject): Draft => structuredClone(object) as Draft;

const keyOf = (path: ElementPath): string => JSON.stringify(path);

/** What stands above comes first. */
function distinct(paths: readonly ElementPath[]): ElementPath[] {
  const found = new Map(paths.map((path) => [keyOf(path), path]));
  return [...found.values()].sort((a, b) => a.length - b.length);
}

function variationOf(
  path: ElementPath,
  focus: ElementPath,
  values: readonly Constant[],
  type: TypeDefinition,
  model: Model,
): Variation[] {
  const end = resolvePath(path, type, model);
  const definition = end && model.type(end.typeName);
  if (end === undefined || definition === undefined) return [];
  const isAbove = path.length <= focus.length && keyOf(focus.slice(0, path.length)) === keyOf(path);
  const isPrimitive = definition.kind === 'primitive';
  if (isAbove && !isPrimitive) return [];
  const sample = sampleOf(end.typeName, model);
  const fitting = values.filter((each) => typeof each === definition.json && !String(each).startsWith('$'));
  const all = isPrimitive ? [...fitting, sample, ...(sample === true ? [false] : [])] : [sample];
  const singles = all.map((each): Choice => [each]);
  const repeated =
    end.element.repeats && path.at(-1)?.url === undefined ? [[all[0], all[0]], all.slice(0, 2)] : [];
  return [{ path, choices: [...singles, ...(isAbove ? [] : [[]]), ...repeated] }];
}

/** Every combination, as far as there are not too many. */
function candidatesOf(
  variations: readonly Variation[],
  least: JsonObject,
  type: TypeDefinition,
  model: Model,
): JsonObject[] {
  const found = new Map<string, JsonObject>();
  const total = variations.reduce((count, { choices }) => Math.min(count * choices.length, 1e6), 1);
  // A step that divides nothing evenly spreads what is tried over all there is.
  const step = total <= maxCandidates ? 1 : Math.ceil(total / maxCandidates) | 1;
  for (let number = 0; number < total && found.size < maxCandidates; number += step) {
    const draft = copyOf(least);
    let rest = number;
    for (const { path, choices } of variations) {
      const choice = choices[rest % choices.length] ?? [];
      rest = Math.floor(rest / choices.length);
      if (choice.length > 0) putAt(draft, path, choice, type, model);
      else removeAt(draft, path, type, model);
    }
    found.set(JSON.stringify(draft), draft);
  }
  return [...found.values()];
}

/** Those that prove the rule as pass examples, and those that do as fail examples, beside the pack's other rules. */
function judged(
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

function nearestPair(
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
