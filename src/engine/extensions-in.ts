import type { ElementNode } from '../fhir/element.js';
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
  root: ElementNode | undefined,
  extensions: readonly FoundExtension[],
  dispatch: Dispatch,
): ReadonlyMap<unknown, Concerns> {
  const concerns = new Map<unknown, Concerns>();
  if (root === undefined || extensions.length === 0) return concerns;
  const nodeAt = createNodeFinder(root);
  for (const { resources, url, path } of extensions) {
    const rules = dispatch.concernedBy(url, path);
    const node = rules.length > 0 ? nodeAt(path) : undefined;
    if (node === undefined || node.isRefused) continue;
    for (const [index, resource] of resources.entries()) {
      let concern = concerns.get(resource);
      if (concern === undefined) concerns.set(resource, (concern = { extensions: [], rules: new Set() }));
      if (index === resources.length - 1) concern.extensions.push(node);
      for (const rule of rules) concern.rules.add(rule);
    }
  }
  return concerns;
}
