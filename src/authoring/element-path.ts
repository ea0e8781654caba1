import { isObject } from '../fhir/element.js';
import type { ElementDefinition, Model, TypeDefinition } from '../fhir/model/model.js';
import type { ElementPath, PathStep } from './mentioned-paths.js';
import { requiredOf } from './sample-values.js';

/** JSON that is being put together. */
export type Draft = Record<string, unknown>;

/** What the model says of the last step of a path. */
export interface PathEnd {
  readonly element: ElementDefinition;
  readonly typeName: string;
}

/** Undefined for a path that the model does not know, or that leads into a primitive or another resource. */
export function resolvePath(path: ElementPath, type: TypeDefinition, model: Model): PathEnd | undefined {
  let at: TypeDefinition | undefined = type;
  let end: PathEnd | undefined;
  for (const step of path) {
    if (at === undefined || at.kind === 'primitive') return undefined;
    end = endOf(step, at);
    at = end && model.type(end.typeName);
  }
  return end;
}

/** Types that a choice is most likely to have. */
const likely = ['string', 'uri', 'code', 'boolean'];

function endOf({ name, type }: PathStep, holder: TypeDefinition): PathEnd | undefined {
  const element = holder.elements.get(name);
  if (element === undefined) return undefined;
  const { types } = element;
  if (type !== undefined && !types.includes(type)) return undefined;
  const typeName = type ?? likely.find((each) => types.includes(each)) ?? types[0];
  return typeName === undefined ? undefined : { element, typeName };
}

const propertyOf = ({ element, typeName }: PathEnd): string =>
  element.isChoice ? element.name + typeName.charAt(0).toUpperCase() + typeName.slice(1) : element.name;

/** Puts values at a path, with everything above them that is not there yet. Several only where they may repeat. */
export function putAt(
  draft: Draft,
  path: ElementPath,
  values: readonly unknown[],
  type: TypeDefinition,
  model: Model,
): void {
  const [step, ...rest] = path;
  const end = step && endOf(step, type);
  const inner = end && model.type(end.typeName);
  if (step === undefined || end === undefined) return;
  const property = propertyOf(end);
  if (rest.length > 0) {
    if (inner !== undefined)
      putAt(childOf(draft, property, step, end, inner, model), rest, values, inner, model);
  } else if (step.url !== undefined) {
    childOf(draft, property, step, end, inner ?? type, model);
  } else {
    if (end.element.isChoice) removeChoice(draft, end);
    // A copy, since what is put deeper later must not change other drafts.
    const [first, ...more] = values.map((value) => structuredClone(value));
    draft[property] = end.element.repeats ? [first, ...more] : first;
  }
}

function removeChoice(draft: Draft, { element }: PathEnd): void {
  for (const type of element.types) Reflect.deleteProperty(draft, propertyOf({ element, typeName: type }));
}

/** The element that a step leads to: the first there is, of extensions the first with the url, or a new one. */
function childOf(
  draft: Draft,
  property: string,
  { url }: PathStep,
  { element }: PathEnd,
  type: TypeDefinition,
  model: Model,
): Draft {
  const present = [draft[property] ?? []].flat().filter(isObject);
  const known = url === undefined ? present[0] : present.find((each) => each.url === url);
  // What stands in a draft is a copy that belongs to it.
  if (known !== undefined) return known;
  const child: Draft = { ...requiredOf(type, model), ...(url !== undefined && { url }) };
  draft[property] = element.repeats ? [...present, child] : child;
  return child;
}

/** Leaves of a primitive only what can stand beside its value. */
export function emptyAt(draft: Draft, path: ElementPath, type: TypeDefinition, model: Model): void {
  const holder = path.length > 1 ? resolvePath(path.slice(0, -1), type, model) : undefined;
  const last = path.at(-1);
  const inner = path.length > 1 ? holder && model.type(holder.typeName) : type;
  const end = last && inner && endOf(last, inner);
  if (end?.element.hasPartner !== true) return;
  const partnerName = `_${propertyOf(end)}`;
  const id = { id: 'example' };
  removeAt(draft, path, type, model);
  const above = path.slice(0, -1).reduce<Draft>((at, { name }) => firstOf(at[name]) ?? at, draft);
  above[partnerName] = end.element.repeats ? [id] : id;
}

// The draft's own, as above.
const firstOf = (value: unknown): Draft | undefined => [value].flat().find(isObject);

/** Takes what stands at a path away. */
export function removeAt(draft: Draft, path: ElementPath, type: TypeDefinition, model: Model): void {
  const [step, ...rest] = path;
  const end = step && endOf(step, type);
  if (step === undefined || end === undefined) return;
  const property = propertyOf(end);
  const present = [draft[property] ?? []].flat();
  if (rest.length === 0) {
    const others = present.filter(
      (each) => step.url !== undefined && isObject(each) && each.url !== step.url,
    );
    if (others.length > 0) draft[property] = others;
    else if (end.element.isChoice) removeChoice(draft, end);
    else Reflect.deleteProperty(draft, property);
    return;
  }
  const inner = model.type(end.typeName);
  for (const each of present.filter(isObject)) {
    if (inner === undefined) continue;
    // As above: the draft's own.
    const own: Draft = each;
    removeAt(own, rest, inner, model);
    // FHIR has no empty objects, and every element may have an id.
    if (Object.keys(own).length === 0) own.id = 'example';
  }
}
