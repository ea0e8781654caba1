/**
 * The elements and attributes that a narrative may have: http://hl7.org/fhir/R4/narrative.html, in the reading of the
 * HL7 validator, which adds a few that HTML 4.0 has.
 */
export interface XhtmlElement {
  readonly name: string;
  /** Not allowed within a paragraph. */
  readonly isBlock: boolean;
  readonly attributes: ReadonlySet<string>;
}

const everywhere =
  'title style class id lang xml:lang dir accesskey tabindex span width align valign char charoff abbr axis headers ' +
  'scope rowspan colspan';

const own: Readonly<Record<string, string>> = {
  a: 'href name charset type hreflang rel rev shape coords',
  area: 'shape coords href nohref alt',
  blockquote: 'cite',
  img: 'src border alt longdesc height usemap ismap',
  map: 'name',
  pre: 'space',
  q: 'cite',
  table: 'summary border frame rules cellspacing cellpadding',
  td: 'nowrap',
};

const names =
  'p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address bdo ' +
  'kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map area';

const blocks = new Set(['div', 'blockquote', 'table', 'ol', 'ul', 'p']);

const elements: readonly XhtmlElement[] = names.split(' ').map((name) => ({
  name,
  isBlock: blocks.has(name),
  attributes: new Set(`${everywhere} ${own[name] ?? ''}`.trim().split(' ')),
}));

const slots = 1024;

/** By the hash of the name; no two share a slot. */
const bySlot: readonly (XhtmlElement | undefined)[] = inSlots();

/** The element whose name stands between two places of a text, found without making a string of it. */
export function elementAt(text: string, start: number, end: number): XhtmlElement | undefined {
  const found = bySlot[slotOf(text, start, end)];
  return found?.name.length === end - start && hasAt(text, start, found.name) ? found : undefined;
}

/** Faster than `startsWith` for words as short as these. */
export function hasAt(text: string, start: number, name: string): boolean {
  for (let at = 0; at < name.length; at++)
    if (text.charCodeAt(start + at) !== name.charCodeAt(at)) return false;
  return true;
}

function slotOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 35) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 10)) & (slots - 1);
}

function inSlots(): (XhtmlElement | undefined)[] {
  const table = new Array<XhtmlElement | undefined>(slots).fill(undefined);
  for (const each of elements) table[slotOf(each.name, 0, each.name.length)] = each;
  return table;
}
