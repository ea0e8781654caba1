import type { ElementDefinition, Model, TypeDefinition } from '../../fhir/model/model.js';
import type { Definition } from './definition.js';
import type { DefinitionElement } from './definition-element.js';
import { nameText, quoted } from './fhirpath-text.js';
import { sliceOf } from './slices.js';

/** Where an element of a definition stands: in the model, in FHIRPath, and in JSON. */
export interface PlacedElement {
  readonly said: DefinitionElement;
  /** The type that has the element, and the element of it. */
  readonly owner: TypeDefinition;
  readonly element: ElementDefinition;
  /** FHIRPath of the element that holds it; empty for the resource. */
  readonly holder: string;
  /** FHIRPath of it, from its holder. */
  readonly own: string;
  /** Whether a row of `elements` can speak of it: no slice, and no element of a data type. */
  readonly isPlain: boolean;
  readonly steps: readonly PlaceStep[];
}

/** A step down in JSON. */
export interface PlaceStep {
  readonly element: ElementDefinition;
  readonly typeName: string;
  /** Of a slice: what an object there has. */
  readonly template?: Readonly<Record<string, unknown>>;
}

export type PlaceOf = (said: DefinitionElement) => PlacedElement | { readonly problem: string };

/** Finds the places of a definition's elements. What stands below a slice that is not understood has no place. */
export function createPlaces(definition: Definition, model: Model): PlaceOf {
  const byId = new Map(definition.elements.map((each) => [each.id, each]));
  const root = model.type(definition.type);
  return (said) => {
    const [, ...segments] = said.id.split('.');
    if (root === undefined) return { problem: `FHIR ${model.release} has no type ${definition.type}` };
    let owner: TypeDefinition | undefined = root;
    let found: PlacedElement | undefined;
    let isPlain = true;
    const path: string[] = [];
    for (const [index, segment] of segments.entries()) {
      const id = said.id
        .split('.')
        .slice(0, index + 2)
        .join('.');
      const [name = '', slice] = segment.replace('[x]', '').split(':');
      const element: ElementDefinition | undefined = owner?.elements.get(name);
      if (owner === undefined) return { problem: `${id} stands in what may be of several types` };
      if (element === undefined)
        return { problem: `FHIR ${model.release} has no element ${name} in ${owner.name}` };
      if (!owner.name.startsWith(root.name)) isPlain = false;
      const part = slice === undefined ? undefined : sliceOf(id, definition, byId);
      if (part !== undefined && 'problem' in part) return part;
      const types: readonly string[] =
        (part?.type === undefined ? byId.get(id)?.types?.map(({ code }) => code) : [part.type]) ??
        element.types;
      const known: readonly string[] = types.filter((each) => element.types.includes(each));
      const typeName: string = (known.length > 0 ? known : element.types)[0] ?? '';
      const own =
        part?.url === undefined
          ? nameText(name) + (part?.filter === undefined ? '' : `.where(${part.filter})`)
          : `extension(${quoted(part.url)})`;
      if (part !== undefined) isPlain = false;
      const step = { element, typeName, ...(part?.template && { template: part.template }) };
      found = {
        said,
        owner,
        element,
        holder: path.join('.'),
        own,
        isPlain,
        steps: [...(found?.steps ?? []), step],
      };
      path.push(own);
      owner =
        element.isChoice && known.length !== 1 && part?.type === undefined ? undefined : model.type(typeName);
    }
    return found ?? { problem: 'it is the root' };
  };
}
