/** An element of XML, with where it stands. Offsets count UTF-16 units of the text. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Undefined where none is declared for its prefix. */
  readonly namespace: string | undefined;
  /** Of the attribute `value`. */
  readonly value: string | undefined;
  /** Without `value` and without declarations of namespaces; undefined where there are none. */
  readonly attributes: readonly XmlAttribute[] | undefined;
  /** Empty for what is kept as text: narratives, and elements of foreign namespaces. */
  readonly children: readonly XmlElement[];
  /** After the start tag. */
  readonly startEnd: number;
  /** After the end tag. */
  readonly end: number;
  /** The first text that stands between its children. */
  readonly stray: readonly [start: number, end: number] | undefined;
}

export interface XmlAttribute {
  /** With its prefix. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly value: string;
}

export type XmlRange = readonly [start: number, end: number];

/** Where the start tag begins. No `<` stands within a tag. */
export const startOf = (element: XmlElement, text: string): number =>
  text.lastIndexOf('<', element.startEnd - 1);

export const startTagOf = (element: XmlElement, text: string): XmlRange => [
  startOf(element, text),
  element.startEnd,
];

export const rangeOf = (element: XmlElement, text: string): XmlRange => [startOf(element, text), element.end];

const attributeText = /\s([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** Where an attribute stands, from its name to its closing quote. Undefined where the element has none of that name. */
export type AttributeFinder = (element: XmlElement, name: string) => XmlRange | undefined;

/** Reads each start tag once, however many attributes of it are asked for. */
export function createAttributeFinder(text: string): AttributeFinder {
  const known = new WeakMap<XmlElement, ReadonlyMap<string, XmlRange>>();
  return (element, name) => {
    let ranges = known.get(element);
    if (ranges === undefined) known.set(element, (ranges = attributeRanges(element, text)));
    return ranges.get(name);
  };
}

function attributeRanges(element: XmlElement, text: string): Map<string, XmlRange> {
  const start = startOf(element, text);
  const tag = text.slice(start, element.startEnd);
  return new Map(
    Array.from(tag.matchAll(attributeText), (match): [string, XmlRange] => [
      match[1] ?? '',
      [start + match.index + 1, start + match.index + match[0].length],
    ]),
  );
}
