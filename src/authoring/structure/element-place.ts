import type { ElementDefinition, TypeDefinition } from '../../fhir/model/model.js';
import type { ElementRow } from '../../rules/structure.js';
import type { Draft } from '../element-path.js';
import { exampleUrl, propertiesOf, propertyOf } from './good-values.js';
import { spotOfPath } from './spot-of-path.js';
import { typeOf, type Spot } from './spot.js';
import type { Trial, Untried } from './trial.js';
import type { World } from './world.js';

/** The element of a row, at one place of a resource. */
export interface ElementPlace {
  readonly element: ElementDefinition;
  readonly owner: TypeDefinition;
  readonly row: ElementRow;
  readonly holder: Spot;
  readonly world: World;
}

/** Finds a place for the element that a path names. */
export function placeOfElement(path: string, row: ElementRow, world: World): ElementPlace | Untried {
  const dot = path.lastIndexOf('.');
  const [above, name] = [path.slice(0, dot), path.slice(dot + 1)];
  const holder = spotOfPath(above, world);
  if ('untried' in holder) return holder;
  const owner = typeOf(holder);
  const element = owner.elements.get(name.replace(/\[x\]$/, ''));
  if (element === undefined) return { title: 'somewhere', untried: `${above} has no ${name} there` };
  return { element, owner, row, holder, world };
}

/** What the element holds in a trial: values of a type, and perhaps something beside it. */
export interface Content {
  readonly typeName: string;
  readonly values: readonly unknown[];
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** A resource in which the element holds something, and what is to be said of it. */
export function elementTrial(
  title: string,
  { element, holder, world }: ElementPlace,
  { typeName, values, beside = {} }: Content,
  key?:
    'element-min' | 'element-max' | 'element-type' | 'element-binding' | 'element-regex' | 'element-table',
): Trial {
  const { resource, holder: draft, path } = world.open(holder);
  for (const each of propertiesOf(element)) Reflect.deleteProperty(draft, each);
  const property = propertyOf(element, typeName);
  Object.assign(draft, structuredClone(beside));
  if (values.length > 0) draft[property] = structuredClone(element.repeats ? values : values[0]);
  keepFilled(draft, element);
  const at = [...path, property];
  const isOfHolder = key === 'element-min' || key === 'element-max' || key === 'element-table';
  const place = isOfHolder ? path : element.repeats ? [...at, 0] : at;
  return {
    title,
    resource,
    wanted: key && { key, at: place },
    watch: { keys: /^(element|primitive|txt|shape)-/, at: [path, at] },
  };
}

/** FHIR has no empty objects; something else stands there then. */
function keepFilled(draft: Draft, { name }: ElementDefinition): void {
  if (Object.keys(draft).length > 0) return;
  if (name === 'id') draft.extension = [{ url: exampleUrl, valueBoolean: true }];
  else draft.id = 'example';
}

/** The types that a row lets the element have. */
export const typesOf = ({ row, element }: ElementPlace): readonly string[] => row.types ?? element.types;

/** As many values as there must be, the first of them given. */
export function padded(first: unknown, typeName: string, place: ElementPlace): readonly unknown[] {
  const { owner, element, row, world } = place;
  const more = Array.from({ length: Math.max(0, row.min - 1) }, () =>
    world.values.ofElement(owner, element, typeName),
  );
  return [first, ...more];
}
