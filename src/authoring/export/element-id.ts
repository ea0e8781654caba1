import type { Expression } from '../../expression/syntax.js';
import type { Model, TypeDefinition } from '../../fhir/model/model.js';
import { shippedPack } from '../../rules/shipped.js';

/** The id of the element that a plain path like `rest.resource` leads to; undefined for any other expression. */
export function elementId(type: string, context: Expression, model: Model): string | undefined {
  const names: string[] = [];
  let each: Expression | undefined = context;
  for (; each?.kind === 'member'; each = each.base) names.unshift(each.name);
  if (each !== undefined && each.kind !== '$this') return undefined;
  let owner: TypeDefinition | undefined = model.type(type);
  let id = type;
  for (const name of names) {
    const element = owner?.elements.get(name);
    if (element === undefined) return undefined;
    id += `.${name}${element.isChoice ? '[x]' : ''}`;
    owner = element.isChoice ? undefined : model.type(element.types[0] ?? '');
  }
  return id;
}

/** Says where an element stands among those of its type, in the order of FHIR's definition; undefined where that is not known. */
export type PlaceInOrder = (id: string) => number | undefined;

/**
 * A differential has its elements in the order of the definition, which FHIR's model does not tell: for
 * CapabilityStatements the pack of their definition does, and else the rows of the pack itself, in the order written.
 */
export function elementOrder(type: string, rows: readonly string[]): PlaceInOrder {
  const shipped = type === 'CapabilityStatement' ? shippedPack('capabilitystatement') : undefined;
  const known = shipped === undefined ? rows : Object.keys(shipped.structure?.elements ?? {});
  const paths = known.map((path) => path.replace('[x]', ''));
  return (id) => {
    const path = id.replace('[x]', '');
    if (path === type) return -1;
    const own = paths.indexOf(path);
    const place = own >= 0 ? own : paths.findIndex((each) => each.startsWith(`${path}.`));
    return place < 0 ? undefined : place;
  };
}
