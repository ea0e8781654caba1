import type { Facts } from './difference.js';
import { requiredValueSet, snapshotOf } from './published.js';

type Element = fhir4.ElementDefinition;

/** What the StructureDefinition of an extension says, in the words of a pack. */
export function extensionFacts(structure: fhir4.StructureDefinition): Facts {
  const elements = snapshotOf(structure);
  const root = elements[0];
  const parts = elements.filter(({ id }) => /^Extension\.extension:[^.:]+$/.test(id ?? ''));
  return {
    context: (structure.context ?? []).map(({ expression }) => expression),
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
  const value = elements.find(({ id }) => id === `${owner}.value[x]`);
  const types = value === undefined || value.max === '0' ? [] : (value.type ?? []).map(({ code }) => code);
  return {
    [`type${suffix}`]: types.length >= openTypes ? [] : [...new Set(types)],
    [`binding${suffix}`]: value === undefined ? undefined : requiredValueSet(value),
  };
}

/** R4's Extension.value has 50 types; a definition that limits them names a few. */
const openTypes = 50;
