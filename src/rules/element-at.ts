import type { ElementDefinition, Model, TypeDefinition } from '../fhir/model/model.js';
import { nearest } from '../fhir/nearest.js';

/** An element that a path names, with the type that has it. */
export interface FoundDefinition {
  readonly owner: TypeDefinition;
  readonly element: ElementDefinition;
}

/** Finds the element of a path like `CapabilityStatement.rest.mode`. Says what is wrong where there is none. */
export function elementAt(path: string, model: Model): FoundDefinition | { readonly problem: string } {
  const [head = '', ...names] = path.split('.');
  let owner = model.type(head);
  if (owner === undefined) return { problem: unknownType(head, model) };
  if (names.length === 0)
    return { problem: `${path} is a type; an element is named behind it, like Coding.system.` };
  let found: FoundDefinition | undefined;
  for (const [index, name] of names.entries()) {
    const above = [head, ...names.slice(0, index)].join('.');
    if (owner === undefined)
      return { problem: `${above} holds different types; nothing in it can be named.` };
    const element = owner.elements.get(name.replace(/\[x\]$/, ''));
    if (element === undefined) return { problem: unknownElement(name, above, owner) };
    found = { owner, element };
    owner = element.isChoice ? undefined : model.type(element.types[0] ?? '');
  }
  return found ?? { problem: `${path} names no element.` };
}

export function unknownType(name: string, model: Model): string {
  const near = nearest(name, model.typeNames);
  return `There is no type ${name} in FHIR ${model.release}${near === undefined ? '.' : `; did you mean ${near}?`}`;
}

function unknownElement(name: string, above: string, owner: TypeDefinition): string {
  const near = nearest(name, owner.elements.keys());
  const hint =
    near === undefined ? `it has ${[...owner.elements.keys()].join(', ')}` : `did you mean ${near}?`;
  return `There is no element ${name} in ${above}; ${hint}`;
}
