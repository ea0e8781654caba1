import { isA, type Model, type TypeDefinition } from '../../fhir/model/model.js';
import type { SaidOf } from './all-rows.js';
import { below, typeOf, type Spot, type Step } from './spot.js';

/** Finds places inside the resources that a pack judges. */
export interface Reach {
  /** The nearest element of a type for which a condition holds; through an extension where there is no nearer one. */
  toType(name: string, holds?: (type: TypeDefinition) => boolean): Spot | undefined;
  /** Elements of every type that the resource has, the nearest of each, and the resource itself. */
  readonly places: readonly Spot[];
}

const passedOver: ReadonlySet<string> = new Set(['extension', 'modifierExtension', 'contained']);

export function createReach(root: TypeDefinition, saidOf: SaidOf, model: Model): Reach {
  const top: Spot = { root, steps: [] };
  const places = spread([top]);
  let carried: readonly Spot[] | undefined;

  /** All that an element holds, and all that those hold, the nearest first. */
  function spread(from: readonly Spot[], seen: ReadonlySet<string> = new Set()): Spot[] {
    const found = [...from];
    const types = new Set([...seen, ...from.map((spot) => typeOf(spot).name)]);
    for (const spot of found) {
      for (const step of stepsFrom(typeOf(spot))) {
        if (types.size === types.add(step.type.name).size) continue;
        found.push(below(spot, step));
      }
    }
    return found;
  }

  function stepsFrom(owner: TypeDefinition): Step[] {
    if (owner.kind === 'primitive') return [];
    return [...owner.elements.values()].flatMap((element) => {
      const said = saidOf(owner, element.name);
      if (passedOver.has(element.name) || said.max === 0) return [];
      return (said.types ?? element.types).flatMap((name) => {
        const type = model.type(name);
        const isUsable = type !== undefined && type.kind !== 'resource';
        return isUsable && (type.kind !== 'primitive' || element.hasPartner) ? [{ element, type }] : [];
      });
    });
  }

  /** The places inside the values that extensions can hold. */
  function inExtensions(): readonly Spot[] {
    const extension = toExtension();
    if (extension === undefined) return [];
    const values = stepsFrom(typeOf(extension)).filter(({ element }) => element.name === 'value');
    return spread(
      values.map((step) => below(extension, step)),
      new Set(['Extension']),
    );
  }

  function toExtension(): Spot | undefined {
    for (const spot of places) {
      const element = typeOf(spot).elements.get('extension');
      const type = model.type('Extension');
      if (typeOf(spot).kind !== 'primitive' && element !== undefined && type !== undefined)
        return below(spot, { element, type });
    }
    return undefined;
  }

  return {
    places,
    toType(name, holds = () => true) {
      const isMeant = (spot: Spot): boolean => isA(typeOf(spot), name) && holds(typeOf(spot));
      const nearest = (list: readonly Spot[]): Spot | undefined =>
        list.find((spot) => typeOf(spot).name === name && isMeant(spot)) ?? list.find(isMeant);
      if (name === 'Extension') return toExtension();
      return nearest(places) ?? nearest((carried ??= inExtensions()));
    },
  };
}
