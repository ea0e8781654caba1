import { eachChildNamed } from '../fhir/children.js';
import type { ElementNode } from '../fhir/element.js';
import type { Model } from '../fhir/model/model.js';
import type { Release } from '../fhir/release.js';

/** A resource and all inside it (contained, entries of Bundles, parameters), in document order. */
export function resourcesIn(root: ElementNode): ElementNode[] {
  const found: ElementNode[] = [];
  const visit = (node: ElementNode): void => {
    if (node.isRefused || node.type === undefined) return;
    if (node.type.kind === 'resource') found.push(node);
    for (const name of leadingElements(node.type.name, node.model)) {
      eachChildNamed(node, name, (child) => {
        visit(child);
        return false;
      });
    }
  };
  visit(root);
  return found;
}

const known = new Map<Release, Map<string, readonly string[]>>();

/** The elements of a type through which a resource can be reached. */
function leadingElements(typeName: string, model: Model): readonly string[] {
  let ofModel = known.get(model.release);
  if (ofModel === undefined) known.set(model.release, (ofModel = new Map<string, readonly string[]>()));
  let names = ofModel.get(typeName);
  if (names === undefined) {
    names = [...(model.type(typeName)?.elements.values() ?? [])]
      .filter((element) => element.types.some((type) => leads(type, model, new Set())))
      .map((element) => element.name);
    ofModel.set(typeName, names);
  }
  return names;
}

function leads(typeName: string, model: Model, seen: Set<string>): boolean {
  if (seen.has(typeName)) return false;
  seen.add(typeName);
  const type = model.type(typeName);
  if (type === undefined || type.kind === 'primitive') return false;
  if (type.kind === 'resource') return true;
  return [...type.elements.values()].some((element) =>
    element.types.some((each) => leads(each, model, seen)),
  );
}
