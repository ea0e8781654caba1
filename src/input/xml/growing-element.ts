import { isDeclaration, namespaceOf, type NamespaceScope } from './namespaces.js';
import type { XmlAttribute, XmlElement } from './xml-element.js';

/** An element while it is read. */
export type GrowingElement = { -readonly [Name in keyof XmlElement]: XmlElement[Name] } & {
  children: XmlElement[];
};

/** Shared by all elements that have none. */
const noChildren: XmlElement[] = [];

/** Makes an element of its start tag. `attributes` is without `value`, names and contents by turns. */
export function openedElement(
  name: string,
  namespace: string | undefined,
  value: string | undefined,
  attributes: readonly string[],
  startEnd: number,
  scope: NamespaceScope,
): GrowingElement {
  return {
    name,
    namespace,
    value,
    attributes: attributes.length === 0 ? undefined : attributesOf(attributes, scope),
    children: noChildren,
    startEnd,
    end: startEnd,
    stray: undefined,
  };
}

/** Undefined where there are none but declarations of namespaces. */
function attributesOf(list: readonly string[], scope: NamespaceScope): XmlAttribute[] | undefined {
  const attributes: XmlAttribute[] = [];
  for (let at = 0; at < list.length; at += 2) {
    const name = list[at] ?? '';
    if (isDeclaration(name)) continue;
    const colon = name.indexOf(':');
    // An attribute without a prefix is of no namespace.
    const namespace = colon < 0 ? undefined : namespaceOf(name.slice(0, colon), scope);
    attributes.push({ name, namespace, value: list[at + 1] ?? '' });
  }
  return attributes.length === 0 ? undefined : attributes;
}

export function adopt(parent: GrowingElement, child: XmlElement): void {
  if (parent.children === noChildren) parent.children = [child];
  else parent.children.push(child);
}

/** Whether the content of an element is passed over. */
export const isPassedOver = (element: XmlElement, rootNamespace: string | undefined): boolean =>
  element.name === 'div' || element.namespace !== rootNamespace;
