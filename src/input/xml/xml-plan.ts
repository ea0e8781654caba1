import type { ElementDefinition, Model, TypeDefinition } from '../../fhir/model/model.js';

/** What reading the elements of a type has to know of it, worked out once. */
export interface XmlPlan {
  readonly type: TypeDefinition;
  /** By the names that XML has: choices under each of their names. */
  readonly elements: ReadonlyMap<string, ElementPlan>;
}

export interface ElementPlan {
  readonly name: string;
  /** The property for what a primitive has beside its value. */
  readonly partner: string;
  readonly element: ElementDefinition;
  /** Its place in the order of elements. */
  readonly rank: number;
  readonly repeats: boolean;
  readonly kind: 'primitive' | 'xhtml' | 'resource' | 'complex' | 'unknown';
  readonly form: 'string' | 'boolean' | 'integer' | 'decimal';
  /** `Element.id` and `Extension.url` are attributes in XML. */
  readonly isAttribute: boolean;
  /** Undefined where the model does not know the type. */
  readonly target: () => XmlPlan | undefined;
}

const known = new WeakMap<TypeDefinition, XmlPlan>();

export function xmlPlanOf(type: TypeDefinition, model: Model): XmlPlan {
  let plan = known.get(type);
  if (plan === undefined) known.set(type, (plan = createPlan(type, model)));
  return plan;
}

function createPlan(type: TypeDefinition, model: Model): XmlPlan {
  const ranks = new Map([...type.elements.values()].map((element, index) => [element, index]));
  const elements = new Map<string, ElementPlan>();
  for (const [name, { element, type: typeName, isPartner }] of type.properties) {
    if (isPartner) continue;
    const definition = model.type(typeName);
    let target: XmlPlan | undefined;
    elements.set(name, {
      name,
      partner: `_${name}`,
      element,
      rank: ranks.get(element) ?? 0,
      repeats: element.repeats,
      kind: kindOf(definition),
      form: formOf(definition),
      isAttribute: !element.hasPartner,
      target: () => (target ??= definition && xmlPlanOf(definition, model)),
    });
  }
  return { type, elements };
}

function kindOf(type: TypeDefinition | undefined): ElementPlan['kind'] {
  if (type === undefined) return 'unknown';
  return type.name === 'xhtml' ? 'xhtml' : type.kind;
}

function formOf(type: TypeDefinition | undefined): ElementPlan['form'] {
  if (type?.kind !== 'primitive' || type.json === 'string') return 'string';
  if (type.json === 'boolean') return 'boolean';
  return type.name === 'decimal' ? 'decimal' : 'integer';
}
