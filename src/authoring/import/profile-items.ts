import { isObject } from '../../fhir/element.js';
import type { Draft } from '../element-path.js';
import { propertiesOf, propertyOf } from '../structure/good-values.js';
import type { PlaceStep } from './element-places.js';

/** The objects that some steps lead to. */
export function holdersIn(resource: Draft, steps: readonly PlaceStep[]): Draft[] {
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

export const itemsIn = (holder: Draft, step: PlaceStep): unknown[] =>
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

export const remove = (holder: Draft, step: PlaceStep): void => {
  setItems(holder, step, () => []);
};

export function setAll(holder: Draft, step: PlaceStep, value: unknown, type = ''): void {
  if (!step.element.isChoice) {
    setItems(holder, step, () => [structuredClone(value)]);
    return;
  }
  for (const each of propertiesOf(step.element)) Reflect.deleteProperty(holder, each);
  holder[step.element.name + type] = structuredClone(value);
}

export function repeat(holder: Draft, step: PlaceStep, item: unknown, count: number): void {
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
