import { isObject, type JsonObject } from '../../fhir/element.js';
import { releaseName } from '../../fhir/release.js';
import type { DefinitionFacts, PackDefinition } from '../../rules/definition.js';
import type { Definition } from './definition.js';
import { list, text, type DefinitionConstraint, type DefinitionElement } from './definition-element.js';

/** What documentation shows of a definition: the `definition` of a pack. */
export function definitionFacts(definition: Definition): PackDefinition {
  const { url, release } = definition;
  const version = releaseName(release);
  return { url, of: version, versions: { [version]: facts(definition) } };
}

function facts({ url, json, contexts, elements }: Definition): DefinitionFacts {
  const texts = ['version', 'name', 'title', 'status', 'date', 'publisher', 'description'];
  return defined({
    page: /^https?:/.test(url) ? url : undefined,
    ...Object.fromEntries(texts.map((name) => [name, text(json[name])])),
    comment: text(elements[0]?.json.comment),
    context: some(contexts.filter(({ type }) => contextTypes.has(type))),
    workGroup: text(extensionValue(json, 'structuredefinition-wg')),
    maturity: maturity(extensionValue(json, 'structuredefinition-fmm')),
    standardsStatus: titled(text(extensionValue(json, 'structuredefinition-standards-status'))),
    elements: Object.fromEntries(elements.map(row)),
    constraints: constraintsOf(elements),
  });
}

/** The last two are STU3's. */
const contextTypes: ReadonlySet<string> = new Set([
  'element',
  'extension',
  'fhirpath',
  'resource',
  'datatype',
]);

/** The row of an element in the structure. */
function row(
  { id, types = [], fixed, json, ...counts }: DefinitionElement,
  index: number,
): [string, JsonObject] {
  const { min, max } = { ...inherited(id), ...defined({ min: counts.min, max: counts.max }) };
  const fields = {
    flags: some(flagsOf(json)),
    min: count(min),
    max: max === '*' ? max : count(max === undefined ? undefined : Number(max)),
    type: some([...new Set(types.map(({ code }) => code))]),
    short: text(json.short),
    comment: index === 0 ? undefined : text(json.comment),
    fixed: fixedText(fixed?.value),
  };
  return [id, defined(fields)];
}

const fixedText = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean' ? value.toString() : text(value);

const count = (number: number | undefined): number | undefined =>
  Number.isSafeInteger(number) ? number : undefined;

/** What http://hl7.org/fhir/R4/extensibility.html#Extension says where a definition says nothing. */
function inherited(id: string): { readonly min?: number; readonly max?: string } {
  const name = /^Extension(?:\.extension(?::[^.]+)?)*\.(id|url|value)(?![a-z.])[^.]*$/.exec(id)?.[1];
  if (name === undefined) return {};
  return name === 'url' ? { min: 1, max: '1' } : { max: '1' };
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
function constraintsOf(elements: readonly DefinitionElement[]): JsonObject | undefined {
  const byKey = new Map<string, { readonly first: DefinitionConstraint; readonly elements: string[] }>();
  for (const { id, constraints } of elements) {
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

const defined = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
