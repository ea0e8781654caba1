import { childAt } from './children.js';
import type { ElementNode } from './element.js';
import type { JsonPath } from './location.js';

/**
 * Finds the elements at places of the JSON. Places asked for one after the other mostly have their beginning in
 * common, and so have their elements. Undefined for what rules do not see.
 */
export function createNodeFinder(root: ElementNode): (path: JsonPath) => ElementNode | undefined {
  let steps: readonly Step[] = [];
  return (path) => {
    const found: Step[] = [];
    let node: ElementNode | undefined = root;
    for (let at = 0; at < path.length && node !== undefined; at++) {
      const property = String(path[at]);
      const next = path[at + 1];
      const isIndexed = typeof next === 'number';
      if (isIndexed) at += 1;
      const before = steps[found.length];
      if (before?.parent === node && before.property === property && before.next === next) {
        found.push(before);
        node = before.node;
        continue;
      }
      const parent: ElementNode = node;
      // An object where an array belongs counts as an array of one.
      const isOnly: boolean = parent.type?.properties.get(property)?.element.repeats === true;
      node = childAt(parent, property, isIndexed ? next : isOnly ? 0 : -1);
      found.push({ parent, property, next, node });
    }
    steps = found;
    return node;
  };
}

interface Step {
  readonly parent: ElementNode;
  readonly property: string;
  readonly next: string | number | undefined;
  readonly node: ElementNode | undefined;
}
