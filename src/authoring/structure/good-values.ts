import type { ElementDefinition, Model, TypeDefinition } from '../../fhir/model/model.js';
import type { Draft } from '../element-path.js';
import { requiredOf, sampleOf, telling } from '../sample-values.js';
import type { SaidOf } from './all-rows.js';

/** Makes the least values that the rows of packs let pass. */
export interface GoodValues {
  /** Undefined where there is none. */
  of(typeName: string): unknown;
  /** What an element may hold as one of its types. */
  ofElement(owner: TypeDefinition, element: ElementDefinition, typeName: string): unknown;
  /** Adds to an object of a type what it must have. */
  fill(draft: Draft, type: TypeDefinition): void;
}

/** The url of an extension of which nothing is known. */
export const exampleUrl = 'https://server.example/fhir/StructureDefinition/example';

/** A resource that may stand in another. */
const contained = 'Basic';
const maxDepth = 6;

export const propertyOf = ({ name, isChoice }: ElementDefinition, typeName: string): string =>
  isChoice ? name + typeName.charAt(0).toUpperCase() + typeName.slice(1) : name;

/** The properties in which an element may stand, those of their partners with them. */
export const propertiesOf = (element: ElementDefinition): string[] =>
  (element.isChoice ? element.types : ['']).flatMap((type) => {
    const name = propertyOf(element, type);
    return [name, `_${name}`];
  });

export function createGoodValues(saidOf: SaidOf, model: Model): GoodValues {
  const required = new Map<TypeDefinition, readonly ElementDefinition[]>();
  let ids = 0;

  const neededIn = (type: TypeDefinition): readonly ElementDefinition[] => {
    let known = required.get(type);
    if (known === undefined) {
      known = [...type.elements.values()].filter(({ name }) => saidOf(type, name).min > 0);
      required.set(type, known);
    }
    return known;
  };

  function fill(draft: Draft, type: TypeDefinition, depth = 0): void {
    for (const element of neededIn(type)) {
      if (propertiesOf(element).some((name) => Object.hasOwn(draft, name))) continue;
      put(draft, type, element, depth);
    }
  }

  function put(draft: Draft, owner: TypeDefinition, element: ElementDefinition, depth: number): void {
    const { min, types } = saidOf(owner, element.name);
    const [typeName = ''] = types ?? element.types;
    const value = ofElement(owner, element, typeName, depth + 1);
    if (value === undefined) return;
    const values = Array.from({ length: Math.max(1, min) }, () => structuredClone(value));
    draft[propertyOf(element, typeName)] = element.repeats ? values : value;
  }

  function of(typeName: string, depth = 0): unknown {
    const type = model.type(typeName);
    if (type === undefined || depth > maxDepth) return undefined;
    if (type.kind === 'primitive') return sampleOf(typeName, model);
    const isResource = type.kind === 'resource';
    const concrete = isResource && !model.isResourceType(typeName) ? model.type(contained) : type;
    if (concrete === undefined) return undefined;
    const draft: Draft = isResource ? { resourceType: concrete.name } : {};
    if (typeName === 'Extension') {
      draft.url = exampleUrl;
      draft.valueBoolean = true;
    }
    fill(draft, concrete, depth);
    if (Object.keys(draft).length === 0) Object.assign(draft, requiredOf(concrete, model));
    if (Object.keys(draft).length === 0) addSomething(draft, concrete, depth);
    return draft;
  }

  /** FHIR has no empty objects. */
  function addSomething(draft: Draft, type: TypeDefinition, depth: number): void {
    const names = [...telling, ...type.elements.keys()];
    const likely = names.map((name) => type.elements.get(name)).find((each) => isPlain(type, each));
    if (likely !== undefined) put(draft, type, likely, depth);
    if (Object.keys(draft).length === 0) draft.id = `example${(++ids).toString()}`;
  }

  const isPlain = (type: TypeDefinition, element: ElementDefinition | undefined): boolean =>
    element !== undefined &&
    !element.isChoice &&
    element.name !== 'id' &&
    element.name !== 'extension' &&
    saidOf(type, element.name).max !== 0 &&
    model.type(element.types[0] ?? '')?.kind === 'primitive';

  function ofElement(
    owner: TypeDefinition,
    element: ElementDefinition,
    typeName: string,
    depth = 0,
  ): unknown {
    const { codes, sample } = saidOf(owner, element.name);
    const isPrimitive = model.type(typeName)?.kind === 'primitive';
    return (isPrimitive ? (codes?.[0] ?? sample) : undefined) ?? of(typeName, depth);
  }

  return { of, ofElement, fill };
}
