import type { JsonPath } from '../../fhir/location.js';
import type { PlaceRequest } from '../places.js';
import { createAttributeFinder, rangeOf, type XmlElement, type XmlRange } from './xml-element.js';

/** Where a place of the JSON is in the XML. */
export interface XmlSpot {
  readonly element: XmlElement;
  /** The attribute, where the place is one; what is not there is shown at the element around it. */
  readonly attribute: string | undefined;
}

/** Finds the elements at places of the JSON. */
export function createXmlFinder(root: XmlElement): (path: JsonPath) => XmlSpot {
  const byName = new Map<XmlElement, ReadonlyMap<string, readonly XmlElement[]>>();
  const childrenOf = (element: XmlElement): ReadonlyMap<string, readonly XmlElement[]> => {
    let children = byName.get(element);
    if (children === undefined) byName.set(element, (children = groupByName(element.children)));
    return children;
  };
  return (path) => {
    let element = root;
    for (let at = 0; at < path.length; at++) {
      const name = String(path[at]).replace(/^_/, '');
      const next = path[at + 1];
      const isIndexed = typeof next === 'number';
      if (isIndexed) at += 1;
      const found = childrenOf(element).get(name)?.[isIndexed ? next : 0];
      if (found === undefined) return { element, attribute: at === path.length - 1 ? name : undefined };
      element = resourceIn(found) ?? found;
    }
    return { element, attribute: undefined };
  };
}

function groupByName(children: readonly XmlElement[]): Map<string, XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const child of children) {
    const group = groups.get(child.name);
    if (group === undefined) groups.set(child.name, [child]);
    else group.push(child);
  }
  return groups;
}

/** Resources stand in an element of their own; of all elements only theirs begin with a capital letter. */
const resourceIn = ({ children: [first] }: XmlElement): XmlElement | undefined =>
  first !== undefined && /^[A-Z]/.test(first.name) ? first : undefined;

/** The ranges of places. */
export function xmlRanges(text: string, root: XmlElement, requests: readonly PlaceRequest[]): XmlRange[] {
  const find = createXmlFinder(root);
  const attributeRange = createAttributeFinder(text);
  return requests.map(({ path }) => {
    const { element, attribute } = find(path);
    const range = attribute === undefined ? undefined : attributeRange(element, attribute);
    return range ?? rangeOf(element, text);
  });
}
