import { isUndefinedType } from '../../fhir/release.js';
import { below, typeOf, type Spot } from './spot.js';
import type { Untried } from './trial.js';
import type { World } from './world.js';

/** A place for a path like `CapabilityStatement.rest` or `Timing.repeat`, or for a type. */
export function spotOfPath(path: string, world: World): Spot | Untried {
  const [head = '', ...names] = path.split('.');
  const start = spotOfType(head, world);
  if ('untried' in start) return start;
  let spot = start;
  for (const name of names) {
    const element = typeOf(spot).elements.get(name.replace(/\[x\]$/, ''));
    const type = world.model.type(element?.types[0] ?? '');
    if (element === undefined || type === undefined)
      return { title: `on ${path}`, untried: `there is no ${name} in ${head}` };
    if (type.kind === 'resource')
      return { title: `on ${path}`, untried: `${name} holds a resource, which is judged on its own` };
    spot = below(spot, { element, type });
  }
  return spot;
}

/** Whether a type is a resource that the pack never judges: what is said of it says nothing here. */
export const isElsewhere = (path: string, { model, rootFor }: World): boolean => {
  const [head = ''] = path.split('.');
  if (isUndefinedType(head, model.release)) return true;
  return model.type(head)?.kind === 'resource' && rootFor(head) === undefined;
};

export function spotOfType(name: string, world: World, property?: string): Spot | Untried {
  const root = world.rootFor(name);
  const title = `on ${name}`;
  if (root === undefined) return { title, untried: `the pack judges no ${name}` };
  if (world.model.type(name)?.kind === 'resource') return { root, steps: [] };
  const holds = property === undefined ? undefined : hasProperty(property);
  const found = world.reachFrom(root).toType(name, holds);
  const what = property === undefined ? `a ${name}` : `a ${name} with ${property}`;
  return found ?? { title, untried: `nothing in a ${root.name} is ${what}, and no extension can hold it` };
}

export const hasProperty =
  (property: string) =>
  ({ elements }: ReturnType<typeof typeOf>): boolean =>
    elements.has(property);
