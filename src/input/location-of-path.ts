import { childAt } from '../fhir/children.js';
import type { ElementNode } from '../fhir/element.js';
import { locationOf, type JsonPath } from '../fhir/location.js';
import type { ElementDefinition } from '../fhir/model/model.js';

/** Where a place in the JSON is in FHIR's words. What the model does not know keeps JSON's names. */
export function locationOfPath(root: ElementNode, path: JsonPath): string {
  let node: ElementNode | undefined = root;
  let location = locationOf(root);
  for (let at = 0; at < path.length; at++) {
    const property = String(path[at]);
    const next = path[at + 1];
    const isIndexed = typeof next === 'number';
    if (isIndexed) at += 1;
    const element: ElementDefinition | undefined = node?.type?.properties.get(property)?.element;
    // Inside an object where an array belongs, the object counts as an array of one.
    const isOnly: boolean = !isIndexed && element?.repeats === true && at + 1 < path.length;
    const index: number = isIndexed ? next : isOnly ? 0 : -1;
    node = node && childAt(node, property, index);
    location = `${location}.${element?.name ?? property}${index < 0 ? '' : `[${index.toString()}]`}`;
  }
  return location;
}
