import { isObject } from '../../fhir/element.js';
import type { Draft } from '../element-path.js';
import { propertiesOf, propertyOf } from '../structure/good-values.js';
import type { World } from '../structure/world.js';
import type { PlacedElement, PlaceStep } from './element-places.js';
import type { ProfileExample } from './pack-draft.js';

/** Builds resources that are as a profile says, and such as differ in one thing. */
export interface ProfileBuilder {
  /** Adds what must be there, and makes values what they must be. */
  complete(resource: Draft): Draft;
  withElement(resource: Draft, place: PlacedElement): Draft;
  /** Undefined where the fault cannot be made. */
  broken(resource: Draft, profile: ProfileExample): Draft | undefined;
}

export function createProfileBuilder(
  placed: readonly PlacedElement[],
  goods: readonly ProfileExample[],
  world: World,
): ProfileBuilder {
  const goodsOf = new Map<PlacedElement, ProfileExample>(goods.map((each) => [each.place, each]));

  function complete(resource: Draft): Draft {
    // Slices and their discriminators stand below what they need.
    for (let round = 0; round < 2; round++) for (const place of placed) completeElement(resource, place);
    return resource;
  }

  function completeElement(resource: Draft, place: PlacedElement): void {
    const { said, steps } = place;
    const step = steps.at(-1);
    if (step === undefined || said.max === '0') return;
    for (const holder of holdersIn(resource, steps.slice(0, -1))) {
      for (let count = itemsIn(holder, step).length; count < (said.min ?? 0); count++)
        add(holder, place, step);
      const good = goodsOf.get(place);
      if (good !== undefined && itemsIn(holder, step).length > 0) setAll(holder, step, good.good, good.type);
    }
  }

  function add(holder: Draft, { owner, element }: PlacedElement, step: PlaceStep): void {
    const sample: unknown = step.template ?? world.values.ofElement(owner, element, step.typeName);
    if (sample === undefined) return;
    const property = propertyOf(element, step.typeName);
    if (!element.repeats) for (const each of propertiesOf(element)) Reflect.deleteProperty(holder, each);
    const present = [holder[property] ?? []].flat();
    holder[property] = element.repeats ? [...present, structuredClone(sample)] : structuredClone(sample);
  }

  function withElement(resource: Draft, { steps, ...place }: PlacedElement): Draft {
    let holders: Draft[] = [resource];
    let owner = place.owner;
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1;
      const [holder] = holders;
      if (holder === undefined) return resource;
      owner =
        (index === 0
          ? world.model.type(String(resource.resourceType))
          : world.model.type(steps[index - 1]?.typeName ?? '')) ?? owner;
      if (itemsIn(holder, step).length === 0)
        add(holder, { ...place, steps, owner, element: step.element }, step);
      if (!isLast) holders = itemsIn(holder, step).filter(isObject); // Parts of a draft are drafts.
    }
    return resource;
  }

  function broken(resource: Draft, { place, kind, bad, type }: ProfileExample): Draft | undefined {
    const step = place.steps.at(-1);
    const [holder] = holdersIn(resource, place.steps.slice(0, -1));
    if (step === undefined || holder === undefined) return undefined;
    if (kind === 'min') remove(holder, step);
    else if (kind === 'max') {
      const [item] = itemsIn(holder, step);
      const most = Number(place.said.max);
      if (item === undefined) add(holder, place, step);
      else repeat(holder, step, item, most + 1);
    } else if (kind === 'value') setAll(holder, step, bad, type);
    else retype(holder, place, step);
    return resource;
  }

  function retype(holder: Draft, { said, element, owner }: PlacedElement, step: PlaceStep): void {
    const stated = said.types?.map(({ code }) => code) ?? [];
    const other = element.types.find((each) => !stated.includes(each));
    if (other === undefined) return;
    remove(holder, step);
    holder[propertyOf(element, other)] = world.values.ofElement(owner, element, other);
  }

  return { complete, withElement, broken };
}

function holdersIn(resource: Draft, steps: readonly PlaceStep[]): Draft[] {
  let holders: Draft[] = [resource];
  // Parts of a draft are drafts.
  for (const step of steps)
    holders = holders.flatMap((holder) => itemsIn(holder, step).filter(isObject) as Draft[]);
  return holders;
}

const nameIn = (holder: Draft, { element, typeName, template }: PlaceStep): string => {
  const own = propertyOf(element, typeName);
  if (Object.hasOwn(holder, own) || template !== undefined) return own;
  return propertiesOf(element).find((each) => !each.startsWith('_') && Object.hasOwn(holder, each)) ?? own;
};

const itemsIn = (holder: Draft, step: PlaceStep): unknown[] =>
  [holder[nameIn(holder, step)] ?? []]
    .flat()
    .filter((each) => step.template === undefined || isLike(each, step.template));

function setItems(holder: Draft, step: PlaceStep, change: (item: unknown) => readonly unknown[]): void {
  const name = nameIn(holder, step);
  const all = [holder[name] ?? []].flat();
  const changed = all.flatMap((each) =>
    step.template === undefined || isLike(each, step.template) ? change(each) : [each],
  );
  if (changed.length === 0) Reflect.deleteProperty(holder, name);
  else holder[name] = step.element.repeats ? changed : changed[0];
  // FHIR has no empty objects.
  if (Object.keys(holder).length === 0) holder.id = 'a';
}

const remove = (holder: Draft, step: PlaceStep): void => {
  setItems(holder, step, () => []);
};

function setAll(holder: Draft, step: PlaceStep, value: unknown, type = ''): void {
  if (!step.element.isChoice) {
    setItems(holder, step, () => [structuredClone(value)]);
    return;
  }
  for (const each of propertiesOf(step.element)) Reflect.deleteProperty(holder, each);
  holder[step.element.name + type] = structuredClone(value);
}

function repeat(holder: Draft, step: PlaceStep, item: unknown, count: number): void {
  let isFirst = true;
  setItems(holder, step, (each) => {
    if (!isFirst) return [];
    isFirst = false;
    return Array.from({ length: count }, () => structuredClone(item ?? each));
  });
}

/** Whether an object has what a template has. */
function isLike(value: unknown, template: unknown): boolean {
  if (Array.isArray(template))
    return Array.isArray(value) && template.every((each) => value.some((item) => isLike(item, each)));
  if (!isObject(template)) return value === template;
  return isObject(value) && Object.entries(template).every(([name, each]) => isLike(value[name], each));
}
