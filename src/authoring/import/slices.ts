import { isObject } from '../../fhir/element.js';
import type { Definition } from './definition.js';
import type { DefinitionElement } from './definition-element.js';
import { conditionOf, nameText, quoted } from './fhirpath-text.js';

/** What tells the items of a slice from others. */
export interface Slice {
  /** FHIRPath on an item. Undefined for an extension, which its url tells. */
  readonly filter?: string;
  readonly url?: string;
  /** Of a choice: the type that makes the slice. */
  readonly type?: string;
  /** What an item has, in JSON. */
  readonly template?: Readonly<Record<string, unknown>>;
}

/** Understands a slice by its discriminators: https://hl7.org/fhir/R4/profiling.html#discriminator */
export function sliceOf(
  id: string,
  { elements }: Definition,
  byId: ReadonlyMap<string, DefinitionElement>,
): Slice | { readonly problem: string } {
  const base = id.slice(0, id.lastIndexOf(':'));
  const said = byId.get(id);
  if (/(^|\.)extension$/.test(base)) {
    const fixed = byId.get(`${id}.url`)?.fixed?.value;
    const url = typeof fixed === 'string' ? fixed : said?.types?.[0]?.profiles[0]?.split('|')[0];
    return url === undefined ? { problem: `the slice ${id} has no url` } : { url, template: { url } };
  }
  const discriminators = byId.get(base)?.slicing?.discriminator;
  const list = Array.isArray(discriminators) ? discriminators.filter(isObject) : [];
  if (list.length === 0) return { problem: `nothing says how the slice ${id} is told from others` };
  const parts = list.map(({ type, path }) => discriminated(String(type), String(path), id, said, elements));
  const filter = parts.map((each) => each?.filter);
  if (filter.includes(undefined))
    return { problem: `how the slice ${id} is told from others cannot be said by a condition on it` };
  const type = parts.find((each) => each?.type !== undefined)?.type;
  const templates = parts.flatMap((each) => each?.template ?? []);
  return {
    filter: filter.join(' and '),
    ...(type !== undefined && { type }),
    template: Object.assign({}, ...templates) as Record<string, unknown>, // Each of them is an object.
  };
}

function discriminated(
  kind: string,
  path: string,
  id: string,
  said: DefinitionElement | undefined,
  elements: readonly DefinitionElement[],
): Slice | undefined {
  if (kind === 'type' && path === '$this') {
    const [type, second] = said?.types?.map(({ code }) => code) ?? [];
    return type === undefined || second !== undefined
      ? undefined
      : { filter: `type().name = ${quoted(type)}`, type };
  }
  // A path that leads through functions is understood by the HL7 validator alone.
  if (path !== '$this' && !/^[a-z]\w*(\.[a-z]\w*)*$/i.test(path)) return undefined;
  const child = path === '$this' ? said : elements.find((each) => each.id === `${id}.${path}`);
  const steps = path === '$this' ? [] : path.split('.');
  const names = steps.map(nameText).join('.');
  if (kind === 'exists' && path !== '$this' && child !== undefined)
    return child.max === '0' ? { filter: `${names}.empty()` } : { filter: `${names}.exists()` };
  if (kind !== 'value' && kind !== 'pattern') return undefined;
  const stated = child?.fixed ?? child?.pattern;
  const condition = stated === undefined ? undefined : conditionOf(stated.value, child?.fixed !== undefined);
  if (stated === undefined || condition === undefined) return undefined;
  if (path === '$this')
    return { filter: condition, ...(isObject(stated.value) && { template: stated.value }) };
  const template = steps.reduceRight<unknown>((inner, name) => ({ [name]: inner }), stated.value);
  const filter =
    typeof stated.value === 'string' ? `${names} = ${quoted(stated.value)}` : `${names}.exists(${condition})`;
  return { filter, ...(isObject(template) && { template }) };
}
