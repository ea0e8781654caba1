import type { ElementDefinition, Model, TypeDefinition } from '../fhir/model/model.js';
import type { Complaint, ElementDemand, ObjectCheck, ResourceDemands, ValueCheck } from './demands.js';
import type { Interest } from './interest.js';

/** What the walk over JSON has to know of a type, worked out once. */
export interface TypePlan {
  readonly type: TypeDefinition;
  readonly properties: ReadonlyMap<string, PropertyPlan>;
  /** Objects of a type mostly have their properties in one order: the first, as met before. */
  first: PropertyPlan | undefined;
  /** The sum of the bits of what must be there. */
  readonly required: number;
  readonly requiredElements: readonly RequiredElement[];
  readonly check: ObjectCheck | undefined;
  /** Whether rules want to be told of every element of this type. */
  readonly isSought: boolean;
}

export interface RequiredElement {
  /** The properties any of which is the element. */
  readonly names: readonly string[];
  /** The name of the element, where it is a choice. */
  readonly choice: string | undefined;
  readonly missing: () => Complaint;
}

/** A JSON property of a type. */
export interface PropertyPlan {
  readonly name: string;
  /** The name without the underscore of a `_name` partner. */
  readonly own: string;
  readonly element: ElementDefinition;
  readonly isPartner: boolean;
  /** Set where nothing is to be said of a value of this JSON kind but what the kind and `check` ask for. */
  readonly plain: 'string' | 'boolean' | undefined;
  /** Undefined where the model does not know the type. */
  readonly target: () => TypePlan | undefined;
  /** The property that was met behind this one before. */
  next: PropertyPlan | undefined;
  /** 0 where the element need not be there. */
  readonly bit: number;
  readonly check: ValueCheck | undefined;
  /** Whether it is an id that must not stand in the resource twice. */
  readonly isId: boolean;
  /** Whether there is anything to judge of a value. */
  readonly isJudged: boolean;
  /** See `ValueDemand`. */
  readonly isFreeText: boolean;
  /** A value that was in order: many objects have the same. */
  good: unknown;
  /** Whether it holds extensions. */
  readonly isExtension: boolean;
  readonly count: ElementDemand['count'];
  /** What is to be said wherever the property stands, since its type is not allowed. */
  readonly wrongType: Complaint | undefined;
}

/** Gives the plan of each type. */
export type PlanOf = (type: TypeDefinition, model: Model) => TypePlan;

/** Numbers have 31 bits to count with; what must be there beyond them is looked for one by one. */
const maxBits = 30;
const lookForMore = 1 << maxBits;

/** The plans of types inside resources of which these demands hold. */
export function createPlans(demands: ResourceDemands | undefined, interest: Interest | undefined): PlanOf {
  const known = new Map<TypeDefinition, TypePlan>();
  const planOf: PlanOf = (type, model) => {
    let plan = known.get(type);
    if (plan === undefined) known.set(type, (plan = createPlan(type, model)));
    return plan;
  };

  function createPlan(type: TypeDefinition, model: Model): TypePlan {
    const required = requiredOf(type, demands);
    const properties = new Map<string, PropertyPlan>();
    for (const [name, { element, type: typeName, isPartner }] of type.properties) {
      const isPrimitive = /^[a-z]/.test(typeName);
      const primitive = isPrimitive && !isPartner ? model.type(typeName) : undefined;
      const demand = demands?.element(type, element.name);
      const count = isPartner ? undefined : demand?.count;
      const isSingle = !element.isChoice && !element.repeats && count === undefined;
      const value = primitive && demand?.value?.(primitive);
      const isId = name === 'id' && type.kind !== 'resource' && demands?.repeatedId !== undefined;
      let target: TypePlan | undefined;
      properties.set(name, {
        name,
        own: isPartner ? name.slice(1) : name,
        element,
        isPartner,
        plain: isSingle && primitive?.json !== 'number' ? primitive?.json : undefined,
        target: () => {
          const definition = target === undefined ? model.type(typeName) : undefined;
          if (definition !== undefined) target = planOf(definition, model);
          return target;
        },
        next: undefined,
        bit: required.bits.get(element) ?? 0,
        check: value?.check,
        isId,
        isJudged: value !== undefined || isId,
        isFreeText: value?.isFreeText === true && !isId,
        good: undefined,
        isExtension: typeName === 'Extension',
        count,
        wrongType: isPartner ? undefined : demand?.type?.(typeName),
      });
    }
    return {
      type,
      properties,
      first: undefined,
      required: required.sum,
      requiredElements: required.elements,
      check: demands?.object(type),
      isSought: type.kind === 'complex' && interest?.isSoughtType(type) === true,
    };
  }

  return planOf;
}

interface Required {
  readonly bits: ReadonlyMap<ElementDefinition, number>;
  readonly sum: number;
  readonly elements: readonly RequiredElement[];
}

function requiredOf(type: TypeDefinition, demands: ResourceDemands | undefined): Required {
  const bits = new Map<ElementDefinition, number>();
  const elements: RequiredElement[] = [];
  let sum = 0;
  for (const element of demands === undefined ? [] : type.elements.values()) {
    const missing = demands?.element(type, element.name)?.missing;
    if (missing === undefined) continue;
    const bit = elements.length < maxBits ? 1 << elements.length : 0;
    if (bit > 0) bits.set(element, bit);
    sum |= bit === 0 ? lookForMore : bit;
    const names = [...type.properties].flatMap(([name, each]) => (each.element === element ? [name] : []));
    elements.push({ names, choice: element.isChoice ? element.name : undefined, missing });
  }
  return { bits, sum, elements };
}
