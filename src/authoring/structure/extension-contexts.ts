import type { TypeDefinition } from '../../fhir/model/model.js';
import type { ExtensionRow } from '../../rules/structure.js';
import { canHold, propertyOfRow, type ExtensionProperty } from './extension-place.js';
import { goodExtension } from './good-extension.js';
import { below, pathOf, typeOf, type Spot } from './spot.js';
import { isElsewhere, spotOfPath, spotOfType } from './spot-of-path.js';
import type { Untried } from './trial.js';
import type { World } from './world.js';

export interface Context {
  readonly name: string;
  readonly spot: Spot | Untried;
}

const isUrl = (context: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(context);

/**
 * A place for every context of an extension. Those on resources that the pack never judges are left out, as long as
 * there is another.
 */
export function contextsOf(row: ExtensionRow, world: World, depth = 0): Context[] {
  const here = row.context.filter((context) => isUrl(context) || !isElsewhere(context, world));
  const property = propertyOfRow(row);
  const anywhere = row.context.includes('Element') ? placesOfAll(property, world) : [];
  const named = (here.length === 0 ? row.context : here).map((name) => ({
    name,
    spot: spotOfContext(name, property, world, depth),
  }));
  return [...named, ...anywhere];
}

/** What may stand on any element may stand on the resource itself, and on a primitive. */
function placesOfAll(property: ExtensionProperty, { rootFor, reachFrom }: World): Context[] {
  const root = rootFor('Element');
  const places = root === undefined ? [] : reachFrom(root).places;
  const kinds = (['resource', 'primitive'] as const).map((kind) =>
    places.find((spot) => typeOf(spot).kind === kind && canHold(spot, property)),
  );
  return kinds.flatMap((spot) => (spot === undefined ? [] : [{ name: pathOf(spot), spot }]));
}

function spotOfContext(
  context: string,
  property: ExtensionProperty,
  world: World,
  depth: number,
): Spot | Untried {
  if (isUrl(context)) return insideExtension(context, world, depth);
  const spot = context.includes('.') ? spotOfPath(context, world) : spotOfType(context, world, property);
  if ('untried' in spot || canHold(spot, property)) return spot;
  return { title: `on ${context}`, untried: `a ${typeOf(spot).typeName} has no ${property}` };
}

/** Inside an extension of the pack's, where that one may stand, or inside any other. */
function insideExtension(url: string, world: World, depth: number): Spot | Untried {
  const row = world.pack.structure?.extensions[url];
  const usual = spotOfType('Extension', world);
  if ('untried' in usual || depth > 4) return { title: `in ${url}`, untried: 'no extension can be there' };
  const step = usual.steps.at(-1);
  const type = step?.type;
  const anywhere: Spot = { ...usual, steps: usual.steps.slice(0, -1) };
  const outer =
    row === undefined
      ? anywhere
      : contextsOf(row, world, depth + 1).find(({ spot }) => !('untried' in spot))?.spot;
  if (outer === undefined || 'untried' in outer || type === undefined)
    return { title: `in ${url}`, untried: `${url} itself can stand nowhere` };
  const element = typeOf(outer).elements.get(row === undefined ? 'extension' : propertyOfRow(row));
  const add = row === undefined ? { url } : goodExtension(url, row, world);
  return element === undefined || add === undefined
    ? { title: `in ${url}`, untried: `there is no value for ${url}` }
    : below(outer, { element, type, add });
}

/** A place on which the row says that the extension may not stand; undefined where it may stand on all. */
export function placeOutside(row: ExtensionRow, world: World): Spot | undefined {
  if (row.context.includes('Element')) return undefined;
  const root = world.rootFor('Element');
  const places = root === undefined ? [] : world.reachFrom(root).places;
  const property = propertyOfRow(row);
  return places.find((spot) => canHold(spot, property) && !isAllowed(spot, row.context));
}

function isAllowed(spot: Spot, context: readonly string[]): boolean {
  for (let type: TypeDefinition | undefined = typeOf(spot); type !== undefined; type = type.base) {
    if (context.includes(type.name) || context.includes(type.typeName)) return true;
  }
  return context.includes(pathOf(spot));
}
