import { isObject, type ElementNode } from '../fhir/element.js';
import { createNodeFinder } from '../fhir/node-at.js';
import type { FoundExtension } from '../input/found-extension.js';
import type { CompiledRule } from './compile-rules.js';
import type { Dispatch } from './dispatch.js';

/** What the extensions in a resource make necessary. */
export interface Concerns {
  /** Those in the resource itself, not those in resources inside it. */
  readonly extensions: ElementNode[];
  /** Rules to evaluate for the sake of extensions in the resource or in those inside it. */
  readonly rules: Set<CompiledRule>;
}

/** Sorts extensions by the JSON object of the resource they stand in. */
export function concernsIn(
  root: ElementNode,
  extensions: readonly FoundExtension[],
  dispatch: Dispatch,
): ReadonlyMap<unknown, Concerns> {
  const concerns = new Map<unknown, Concerns>();
  const nodeAt = createNodeFinder(root);
  for (const { resources, path } of extensions) {
    const node = nodeAt(path);
    if (node === undefined || node.isRefused) continue;
    for (const [index, resource] of resources.entries()) {
      let concern = concerns.get(resource);
      if (concern === undefined) concerns.set(resource, (concern = { extensions: [], rules: new Set() }));
      if (index === resources.length - 1) concern.extensions.push(node);
      for (const rule of dispatch.concernedBy(urlOf(node))) concern.rules.add(rule);
    }
  }
  return concerns;
}

/** The url as JSON has it, whatever it is. */
export const urlOf = ({ value }: ElementNode): unknown =>
  isObject(value) && Object.hasOwn(value, 'url') ? value.url : undefined;
