import type { DefinitionElement, DefinitionFacts } from '../../../rules/definition.js';

/** An element of a definition, as tables show it. */
export interface ElementRow extends DefinitionElement {
  readonly path: string;
  /** How far below the first one: 0. */
  readonly depth: number;
  /** The last part of its path, or what it is called instead. */
  readonly shown: string;
  /** `0..1` */
  readonly cardinality: string;
  readonly types: readonly string[];
}

export const elementRows = ({ elements = {} }: DefinitionFacts): ElementRow[] =>
  Object.entries(elements).map(([path, element]) => ({
    ...element,
    path,
    depth: path.split('.').length - 1,
    shown: element.name ?? path.slice(path.lastIndexOf('.') + 1),
    cardinality: `${(element.min ?? 0).toString()}..${(element.max ?? '*').toString()}`,
    types: [element.type ?? []].flat(),
  }));

/** The element that holds the value of an extension, unless it holds extensions instead. */
export const valueRow = (facts: DefinitionFacts): ElementRow | undefined =>
  elementRows(facts).find(({ path, max }) => /^Extension\.value(?:\[x\]|[A-Z])/.test(path) && max !== 0);
