import { isObject, type JsonObject } from '../../fhir/element.js';

/** A code of a value set, with the system that it comes from. */
export interface CodedValue {
  readonly system: string | undefined;
  readonly code: string;
}

/** The codes of a value set; undefined where they are not known or are not to be listed. */
export type CodesOf = (canonical: string) => readonly CodedValue[] | undefined;

/** More would not be a list that people read. */
const maxCodes = 1000;
const maxDepth = 16;

/** Finds the codes of value sets among resources, by canonical. Only what can be listed without a terminology server. */
export function createValueSets(resources: readonly JsonObject[]): CodesOf {
  const named = (type: string): Map<string, JsonObject> =>
    new Map(
      resources.flatMap((each) =>
        each.resourceType === type && typeof each.url === 'string' ? [[each.url, each]] : [],
      ),
    );
  const valueSets = named('ValueSet');
  const codeSystems = named('CodeSystem');

  function codesOf(canonical: string, around: readonly string[]): CodedValue[] | undefined {
    const url = canonical.split('|')[0] ?? '';
    const valueSet = valueSets.get(url);
    // A value set that includes itself, through others, has no codes of its own.
    if (valueSet === undefined || around.includes(url) || around.length > maxDepth) return undefined;
    const { compose, expansion } = valueSet;
    const expanded = isObject(expansion) ? expansionCodes(expansion) : undefined;
    if (expanded !== undefined) return expanded;
    if (!isObject(compose) || list(compose.exclude).length > 0) return undefined;
    const parts = list(compose.include).map((each) => includedCodes(each, [...around, url]));
    return parts.includes(undefined) ? undefined : parts.flatMap((each) => each ?? []);
  }

  function includedCodes(include: unknown, around: readonly string[]): CodedValue[] | undefined {
    if (!isObject(include) || list(include.filter).length > 0) return undefined;
    const others = list(include.valueSet);
    const system = typeof include.system === 'string' ? include.system : undefined;
    if (others.length > 0) {
      // Several value sets, or one and a system, mean what they have in common.
      const [only] = others;
      return others.length === 1 && system === undefined ? codesOf(String(only), around) : undefined;
    }
    const concepts = list(include.concept);
    if (concepts.length > 0) return concepts.flatMap((each) => codeOf(each, system));
    const codeSystem = codeSystems.get(system?.split('|')[0] ?? '');
    return codeSystem?.content === 'complete' ? conceptCodes(codeSystem.concept, system) : undefined;
  }

  return (canonical) => {
    const codes = codesOf(canonical, []);
    return codes === undefined || codes.length === 0 || codes.length > maxCodes ? undefined : codes;
  };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const codeOf = (concept: unknown, system: string | undefined): CodedValue[] =>
  isObject(concept) && typeof concept.code === 'string' && concept.code !== ''
    ? [{ system, code: concept.code }]
    : [];

function conceptCodes(concepts: unknown, system: string | undefined, depth = 0): CodedValue[] {
  if (depth > maxDepth) return [];
  return list(concepts).flatMap((each) => [
    ...codeOf(each, system),
    ...(isObject(each) ? conceptCodes(each.concept, system, depth + 1) : []),
  ]);
}

/** An expansion that is cut, or that stands for a larger one, does not tell. */
function expansionCodes({ contains, total, parameter }: JsonObject): CodedValue[] | undefined {
  const codes = containedCodes(contains);
  const isWhole = total === undefined || total === codes.length;
  const isPaged = list(parameter).some((each) => isObject(each) && each.name === 'limitedExpansion');
  return codes.length > 0 && isWhole && !isPaged ? codes : undefined;
}

function containedCodes(contains: unknown, depth = 0): CodedValue[] {
  if (depth > maxDepth) return [];
  return list(contains).flatMap((each) => {
    if (!isObject(each)) return [];
    const system = typeof each.system === 'string' ? each.system : undefined;
    const isUsable = each.abstract !== true && each.inactive !== true;
    return [...(isUsable ? codeOf(each, system) : []), ...containedCodes(each.contains, depth + 1)];
  });
}
