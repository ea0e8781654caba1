import { isObject, type JsonObject } from '../../fhir/element.js';
import type { JsonPath } from '../../fhir/location.js';
import type { ElementDefinition, TypeDefinition } from '../../fhir/model/model.js';
import type { Draft } from '../element-path.js';
import { propertiesOf, propertyOf, type GoodValues } from './good-values.js';

/** One step down: into an element as one of its types. */
export interface Step {
  readonly element: ElementDefinition;
  readonly type: TypeDefinition;
  /** An object to add there; undefined: the first that is there, or a new one. */
  readonly add?: JsonObject;
}

/** A place in a resource: of an element that holds others, or of a primitive that has a partner. */
export interface Spot {
  readonly root: TypeDefinition;
  readonly steps: readonly Step[];
}

/** A resource with an element at hand to be changed. */
export interface Opened {
  readonly resource: Draft;
  /** The element's object; of a primitive its partner. */
  readonly holder: Draft;
  readonly path: JsonPath;
}

export const typeOf = ({ root, steps }: Spot): TypeDefinition => steps.at(-1)?.type ?? root;

export const below = ({ root, steps }: Spot, ...more: readonly Step[]): Spot => ({
  root,
  steps: [...steps, ...more],
});

/** `CapabilityStatement.rest.mode`, with JSON's names of choices. */
export const pathOf = ({ root, steps }: Spot): string =>
  [root.name, ...steps.map(({ element, type }) => propertyOf(element, type.name))].join('.');

/** Makes a resource with everything on the way to a spot, and what each element on it must have. */
export function openAt({ root, steps }: Spot, seed: JsonObject | undefined, values: GoodValues): Opened {
  // A copy of plain JSON.
  const resource: Draft =
    seed?.resourceType === root.name ? structuredClone(seed) : { resourceType: root.name };
  values.fill(resource, root);
  const path: (string | number)[] = [];
  let holder = resource;
  let owner = root;
  for (const step of steps) {
    const { element, type } = step;
    const name = propertyOf(element, type.name);
    for (const other of propertiesOf(element))
      if (other !== name && other !== `_${name}`) Reflect.deleteProperty(holder, other);
    if (type.kind === 'primitive') {
      const present = [holder[name] ?? values.ofElement(owner, element, type.name)].flat();
      const partner: Draft = {};
      holder[name] = element.repeats ? present : present[0];
      holder[`_${name}`] = element.repeats ? [partner] : partner;
      path.push(`_${name}`, ...(element.repeats ? [0] : []));
      holder = partner;
    } else {
      const present = [holder[name] ?? []].flat().filter(isObject);
      const found = step.add === undefined ? present[0] : undefined;
      // What stands in the copy belongs to it.
      const child = (found ?? structuredClone(step.add) ?? values.of(type.name) ?? {}) as Draft;
      const list = found === undefined ? [...present, child] : present;
      holder[name] = element.repeats ? list : child;
      path.push(name, ...(element.repeats ? [list.indexOf(child)] : []));
      if (step.add === undefined) values.fill(child, type);
      holder = child;
    }
    owner = type;
  }
  return { resource, holder, path };
}
