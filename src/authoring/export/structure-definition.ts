import type { JsonObject } from '../../fhir/element.js';
import { publishedVersion } from '../../fhir/release.js';
import type { ValueDocument } from '../../rules/pack-document.js';
import { carriedPack, carriedRule } from './carried.js';
import type { ReleaseDocument } from './release-document.js';
import type { PortableRule, Target } from './portable-rule.js';

export interface DefinitionParts {
  readonly id: string;
  readonly url: string;
  readonly rules: readonly PortableRule[];
  /** Ids of elements -> what is said of them beside constraints. */
  readonly elements: ReadonlyMap<string, JsonObject>;
  /** What else the StructureDefinition has. */
  readonly more?: JsonObject;
}

/** A StructureDefinition of R4, with a differential: http://hl7.org/fhir/R4/structuredefinition.html */
export function structureDefinition(parts: DefinitionParts, { document, type, placeOf }: Target): JsonObject {
  const { id, url, rules, elements, more = {} } = parts;
  const all = [...new Set([type, ...elements.keys(), ...rules.map(({ element }) => element)])];
  const ids = all.sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0) || a.length - b.length);
  return {
    resourceType: 'StructureDefinition',
    id,
    extension: [{ url: carriedPack, valueString: JSON.stringify(carried(document, rules)) }],
    url,
    version: document.version,
    name: computerName(document.pack),
    title: document.title,
    status: 'active',
    fhirVersion: publishedVersion('4.0'),
    kind: type === 'Extension' ? 'complex-type' : 'resource',
    abstract: false,
    ...more,
    type,
    baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
    derivation: 'constraint',
    differential: {
      element: ids.map((each) => {
        const own = rules.filter(({ element }) => element === each);
        return {
          id: each,
          path: each.replace(/:[^.]+/g, ''),
          ...elements.get(each),
          ...(own.length > 0 && { constraint: own.map((rule) => constraint(rule, url)) }),
        };
      }),
    },
  };
}

/** Names of definitions begin with a capital, and have letters and digits: http://hl7.org/fhir/R4/structuredefinition.html#invs */
const computerName = (pack: string): string =>
  pack
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function carried(document: ReleaseDocument, rules: readonly PortableRule[]): JsonObject {
  const { pack, version, title, url, fhirVersion, resource, source, definition, constants, base, valueSets } =
    document;
  return {
    ...{ pack, version, title, url, fhirVersion, resource, source, definition, constants, base, valueSets },
    rules: rules.map(({ rule }) => rule.key),
  };
}

function constraint({ rule, expression }: PortableRule, source: string): JsonObject {
  return {
    extension: [{ url: carriedRule, valueString: JSON.stringify({ rule, expression }) }],
    key: rule.key,
    ...(rule.requirements !== undefined && { requirements: rule.requirements }),
    severity: rule.severity,
    human: rule.human,
    expression,
    source,
  };
}

/** Counts, types and binding, as an ElementDefinition has them. */
export function elementFacts({ min, max, type, binding }: ValueDocument): JsonObject {
  const types = type === undefined ? [] : [type].flat();
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max: String(max) }),
    ...(types.length > 0 && { type: types.map((code) => ({ code })) }),
    ...(binding !== undefined && { binding: { strength: 'required', valueSet: binding } }),
  };
}
