import type { Definition } from './definition.js';
import type { DefinitionElement } from './definition-element.js';

/** FHIRPath: every extension with the pack's url, wherever it stands. */
export const everywhere = 'extension(%url).combine(descendants().extension(%url))';

/** Slices of `extension` of an element: `Extension.extension:author`, those inside them not. */
export const partsOf = (id: string, { elements }: Definition): DefinitionElement[] =>
  elements.filter((each) => {
    const start = `${id}.extension:`;
    return each.id.startsWith(start) && !each.id.slice(start.length).includes('.');
  });

/** The url of a part: what its url is fixed to, and else the name of the slice, which is the same by custom. */
export function partUrl({ id, types = [] }: DefinitionElement, { elements }: Definition): string {
  const fixed = elements.find((each) => each.id === `${id}.url`)?.fixed?.value;
  return typeof fixed === 'string' ? fixed : (types[0]?.profiles[0] ?? id.slice(id.lastIndexOf(':') + 1));
}

export const elementOf = (id: string, { elements }: Definition): DefinitionElement | undefined =>
  elements.find((each) => each.id === id);
