import { isObject, type JsonObject } from '../../fhir/element.js';
import { releaseName, type Release } from '../../fhir/release.js';
import type { DefinitionFacts, PackDefinition } from '../../rules/definition.js';
import { elementOf, list, text, type DefinitionConstraint } from './definition-element.js';

/** What documentation shows of a StructureDefinition: the `definition` of a pack. */
export function definitionFacts(json: JsonObject, url: string, release: Release): PackDefinition {
  const version = releaseName(release);
  return { url, of: version, versions: { [version]: facts(json, url) } };
}

function facts(json: JsonObject, url: string): DefinitionFacts {
  const elements = elementsOf(json.snapshot) ?? elementsOf(json.differential) ?? [];
  const texts = ['version', 'name', 'title', 'status', 'date', 'publisher', 'description'];
  return known({
    page: /^https?:/.test(url) ? url : undefined,
    ...Object.fromEntries(texts.map((name) => [name, text(json[name])])),
    comment: text(elements[0]?.comment),
    context: some(list(json.context).flatMap(contextOf)),
    workGroup: text(extensionValue(json, 'structuredefinition-wg')),
    maturity: maturity(extensionValue(json, 'structuredefinition-fmm')),
    standardsStatus: titled(text(extensionValue(json, 'structuredefinition-standards-status'))),
    elements: Object.fromEntries(elements.flatMap(row)),
    constraints: constraintsOf(elements),
  });
}

const elementsOf = (view: unknown): JsonObject[] | undefined =>
  isObject(view) ? some(list(view.element).filter(isObject)) : undefined;

/** The row of an element in the structure. */
function row(json: JsonObject, index: number): [string, JsonObject][] {
  const [element] = elementOf(json);
  if (element === undefined) return [];
  const { id, types = [], fixed } = element;
  const { min, max } = { ...inherited(id), ...known({ min: element.min, max: element.max }) };
  const fields = {
    flags: some(flagsOf(json)),
    min,
    max: max === undefined || max === '*' ? max : Number(max),
    type: some([...new Set(types.map(({ code }) => code))]),
    short: text(json.short),
    comment: index === 0 ? undefined : text(json.comment),
    fixed: typeof fixed?.value === 'string' ? text(fixed.value) : undefined,
  };
  return [[id, known(fields)]];
}

/** What http://hl7.org/fhir/R4/extensibility.html#Extension says where a definition says nothing. */
function inherited(id: string): { readonly min?: number; readonly max?: string } {
  const name = id.slice(id.lastIndexOf('.') + 1);
  if (name === 'url') return { min: 1, max: '1' };
  return name === 'id' || name.startsWith('value') ? { max: '1' } : {};
}

function flagsOf({ mustSupport, isModifier, isSummary, constraint, condition }: JsonObject): string[] {
  const isLimited = list(constraint).length + list(condition).length > 0;
  const flags: [string, boolean][] = [
    ['S', mustSupport === true],
    ['?!', isModifier === true],
    ['Σ', isSummary === true],
    ['I', isLimited],
  ];
  return flags.flatMap(([flag, isSet]) => (isSet ? [flag] : []));
}

/** Constraints by their keys, with all elements that have them. */
function constraintsOf(elements: readonly JsonObject[]): JsonObject | undefined {
  const byKey = new Map<string, { readonly first: DefinitionConstraint; readonly elements: string[] }>();
  for (const { id, constraints } of elements.flatMap(elementOf)) {
    for (const each of constraints) {
      const known = byKey.get(each.key);
      if (known === undefined) byKey.set(each.key, { first: each, elements: [id] });
      else known.elements.push(id);
    }
  }
  const rows = [...byKey].map(([key, { first, elements }]): [string, JsonObject] => {
    const { severity, human, expression = '' } = first;
    const isShown = expression !== '' && expression.length <= longestExpression;
    return [key, { severity, elements, human, ...(isShown && { expression }) }];
  });
  return rows.length === 0 ? undefined : Object.fromEntries(rows);
}

/** Packs have no longer ones. */
const longestExpression = 4096;

const contextTypes: ReadonlySet<unknown> = new Set(['element', 'extension', 'fhirpath']);

function contextOf(context: unknown): JsonObject[] {
  if (!isObject(context) || !contextTypes.has(context.type)) return [];
  const expression = text(context.expression);
  return expression === undefined ? [] : [{ type: context.type, expression }];
}

/** The value of one of FHIR's own extensions, whatever its type is. */
function extensionValue({ extension }: JsonObject, name: string): unknown {
  const url = `http://hl7.org/fhir/StructureDefinition/${name}`;
  const found = list(extension).find((each) => isObject(each) && each.url === url);
  const [, value] =
    Object.entries(isObject(found) ? found : {}).find(([key]) => key.startsWith('value')) ?? [];
  return value;
}

const maturity = (level: unknown): number | undefined =>
  typeof level === 'number' && Number.isInteger(level) && level >= 0 && level <= 5 ? level : undefined;

/** `trial-use` is Trial Use. */
const titled = (code: string | undefined): string | undefined =>
  code?.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`,
  );

const some = <T>(all: readonly T[]): T[] | undefined => (all.length > 0 ? [...all] : undefined);

const known = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
