import type { Facts } from './difference.js';
import { requiredValueSet, snapshotOf } from './published.js';

type Element = fhir4.ElementDefinition;

/** STU3 names contexts by a text alone. */
export const contextsOf = ({ context = [] }: fhir4.StructureDefinition): string[] =>
  (context as readonly (fhir4.StructureDefinitionContext | string)[]).map((each) =>
    typeof each === 'string' ? each : each.expression,
  );

/** What the StructureDefinition of an extension says, in the words of a pack. */
export function extensionFacts(structure: fhir4.StructureDefinition): Facts {
  const elements = snapshotOf(structure);
  const root = elements[0];
  const parts = elements.filter(({ id }) => /^Extension\.extension:[^.:]+$/.test(id ?? ''));
  return {
    context: contextsOf(structure),
    modifier: String(root?.isModifier === true),
    max: root?.max,
    ...valueFacts(elements, 'Extension', ''),
    ...Object.fromEntries(parts.flatMap((part) => Object.entries(partFacts(part, elements)))),
  };
}

function partFacts({ id = '', min, max }: Element, elements: readonly Element[]): Facts {
  const url = elements.find((each) => each.id === `${id}.url`)?.fixedUri ?? id.split(':')[1] ?? '';
  return {
    [`part ${url}`]: 'a part',
    [`min of ${url}`]: String(min),
    [`max of ${url}`]: max,
    ...valueFacts(elements, id, ` of ${url}`),
  };
}

/** A value that may be of any type has no type in a pack. */
function valueFacts(elements: readonly Element[], owner: string, suffix: string): Facts {
  // STU3 names it after its type.
  const value = elements.find(
    ({ id = '' }) => id.startsWith(`${owner}.value`) && !id.slice(owner.length + 1).includes('.'),
  );
  const types = value === undefined || value.max === '0' ? [] : (value.type ?? []).map(({ code }) => code);
  return {
    [`type${suffix}`]: types.length >= openTypes ? [] : [...new Set(types)],
    [`binding${suffix}`]: value === undefined ? undefined : requiredValueSet(value),
  };
}

/** Extension.value has 38 types and more; a definition that limits them names a few. */
const openTypes = 38;
