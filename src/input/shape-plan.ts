import type { ElementDefinition, Model, TypeDefinition } from '../fhir/model/model.js';

/** What the walk over JSON has to know of a type, worked out once. */
export interface TypePlan {
  readonly type: TypeDefinition;
  readonly properties: ReadonlyMap<string, PropertyPlan>;
  /** Objects of a type mostly have their properties in one order: the first, as met before. */
  first: PropertyPlan | undefined;
}

/** A JSON property of a type. */
export interface PropertyPlan {
  readonly name: string;
  /** The name without the underscore of a `_name` partner. */
  readonly own: string;
  readonly element: ElementDefinition;
  readonly isPartner: boolean;
  /** True where nothing is to be said of a value of this JSON kind but what the kind itself asks for. */
  readonly plain: 'string' | 'boolean' | undefined;
  /** Undefined where the model does not know the type. */
  readonly target: () => TypePlan | undefined;
  /** The property that was met behind this one before. */
  next: PropertyPlan | undefined;
}

const known = new WeakMap<TypeDefinition, TypePlan>();

export function planOf(type: TypeDefinition, model: Model): TypePlan {
  let plan = known.get(type);
  if (plan === undefined) known.set(type, (plan = createPlan(type, model)));
  return plan;
}

function createPlan(type: TypeDefinition, model: Model): TypePlan {
  const properties = new Map<string, PropertyPlan>();
  for (const [name, { element, type: typeName, isPartner }] of type.properties) {
    const isSingle = !isPartner && !element.isChoice && !element.repeats;
    const json = isSingle && /^[a-z]/.test(typeName) ? model.type(typeName)?.json : undefined;
    let target: TypePlan | undefined;
    properties.set(name, {
      name,
      own: isPartner ? name.slice(1) : name,
      element,
      isPartner,
      plain: json === 'number' ? undefined : json,
      target: () => {
        const definition = target === undefined ? model.type(typeName) : undefined;
        if (definition !== undefined) target = planOf(definition, model);
        return target;
      },
      next: undefined,
    });
  }
  return { type, properties, first: undefined };
}
