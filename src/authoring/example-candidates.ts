import type { JsonObject } from '../fhir/element.js';
import type { Model, TypeDefinition } from '../fhir/model/model.js';
import type { Constant, Rule, RulePack } from '../rules/rule-pack.js';
import { emptyAt, putAt, removeAt, resolvePath, type Draft } from './element-path.js';
import { mentionsIn, valuesIn, type ElementPath } from './mentioned-paths.js';
import { requiredOf, sampleOf } from './sample-values.js';

/** What may stand at a path: several values, one, or nothing. */
type Choice = readonly unknown[];

/** An element that is there, though without a value. */
const withoutValue: Choice = [];

interface Variation {
  readonly path: ElementPath;
  readonly choices: readonly Choice[];
}

const maxCandidates = 400;

/** Makes resources on which a rule may come out one way or the other. */
export interface Candidates {
  /** The least resource with something to judge in it, as far as the context tells that. */
  least(seed: JsonObject): JsonObject;
  /** The same with everything that the rule speaks of present, absent, repeated, and of several values. */
  of(seed: JsonObject): readonly JsonObject[];
}

export function createCandidates(rule: Rule, pack: RulePack, type: TypeDefinition, model: Model): Candidates {
  const { constants } = pack;
  const context = rule.context && mentionsIn(rule.context.tree, [], constants);
  const focus = context === undefined ? [] : context.end;
  const sources = [rule.when, rule.expression].flatMap((each) => each?.tree ?? []);
  const paths = [
    ...(context?.paths ?? []),
    ...sources.flatMap((tree) => mentionsIn(tree, focus, constants).paths),
    ...(focus !== undefined && focus.length > 0 ? [focus] : []),
  ];
  const trees = [...sources, ...(rule.context ? [rule.context.tree] : [])];
  const values = [...new Set(trees.flatMap((tree) => valuesIn(tree, constants)))];
  const variations = distinct(paths).flatMap((path) => variationOf(path, focus ?? [], values, type, model));
  const least = (seed: JsonObject): JsonObject => leastResource(seed, focus ?? [], type, model);
  return { least, of: (seed) => candidatesOf(variations, least(seed), type, model) };
}

function leastResource(base: JsonObject, focus: ElementPath, type: TypeDefinition, model: Model): JsonObject {
  const draft = copyOf(base);
  const end = resolvePath(focus, type, model);
  if (end !== undefined) putAt(draft, focus, [sampleAt(focus, type, model)], type, model);
  return draft;
}

// A copy of plain JSON.
const copyOf = (object: JsonObject): Draft => structuredClone(object);

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
  const sample = sampleAt(path, type, model);
  const fitting = values.filter((each) => typeof each === definition.json && !String(each).startsWith('$'));
  const others = sample === true ? [false] : typeof sample === 'string' ? ['example'] : [];
  const all = isPrimitive ? [...fitting, sample, ...others] : [sample];
  const singles = all.map((each): Choice => [each]);
  const repeated =
    end.element.repeats && path.at(-1)?.url === undefined ? [[all[0], all[0]], all.slice(0, 2)] : [];
  return [{ path, choices: [...singles, isAbove ? withoutValue : [], ...repeated] }];
}

/** Where something is required, what makes sense there; else anything. */
function sampleAt(path: ElementPath, type: TypeDefinition, model: Model): unknown {
  const above = path.slice(0, -1);
  const holder = above.length === 0 ? type : model.type(resolvePath(above, type, model)?.typeName ?? '');
  const name = path.at(-1)?.name ?? '';
  const [required] = [holder && requiredOf(holder, model)[name]].flat();
  return required ?? sampleOf(resolvePath(path, type, model)?.typeName ?? '', model);
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
      if (choice === withoutValue) emptyAt(draft, path, type, model);
      else if (choice.length > 0) putAt(draft, path, choice, type, model);
      else removeAt(draft, path, type, model);
    }
    found.set(JSON.stringify(draft), draft);
  }
  return [...found.values()];
}
