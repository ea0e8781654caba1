import { isObject } from '../../fhir/element.js';
import type { Draft } from '../element-path.js';
import { propertiesOf, propertyOf } from '../structure/good-values.js';
import type { World } from '../structure/world.js';
import type { PlacedElement, PlaceStep } from './element-places.js';
import type { ProfileExample } from './pack-draft.js';
import { holdersIn, itemsIn, remove, repeat, setAll } from './profile-items.js';

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
