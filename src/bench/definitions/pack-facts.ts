import { isObject, type JsonObject } from '../../fhir/element.js';
import { definitionVersions } from '../../authoring/docs/definition/definition-versions.js';
import { releaseName, type Release } from '../../fhir/release.js';
import type { DefinitionFacts, PackDefinition } from '../../rules/definition.js';
import { namedFor } from '../../rules/release-pack.js';

/** A row of `elements`, or a part of an extension, as the YAML has it. */
export type Row = JsonObject;

/** A table with its prefix put before every key. */
export interface FactTable {
  readonly prefix: string;
  /** Key -> value. */
  readonly values: ReadonlyMap<string, string>;
}

/** What the packs say of elements and extensions, taken together. */
export interface PackFacts {
  readonly elements: readonly (readonly [path: string, row: Row])[];
  readonly valueSets: readonly (readonly [canonical: string, codes: readonly string[]])[];
  readonly extensions: readonly (readonly [url: string, row: Row])[];
  readonly tables: readonly FactTable[];
  /** What packs show of the definitions that they are made from, in the version. */
  readonly definitions: readonly (readonly [url: string, facts: DefinitionFacts])[];
  /** Urls that packs call known without saying more. Undefined where no pack names any. */
  readonly known: ReadonlySet<string> | undefined;
}

/**
 * Reads the facts of packs from their YAML: from what the author wrote, and not from what the parser makes of it,
 * which may leave out what the engine does not need. `tableAt` gives the content of a table file.
 */
export function packFacts(
  packs: readonly unknown[],
  tableAt: (path: string) => unknown,
  release: Release,
): PackFacts {
  const documents = packs.filter(isObject).filter((pack) => isFor(pack, release));
  const tables = documents.map((pack) =>
    Object.entries(namedFor(mapOf(pack.tables), release)).map(
      ([name, value]) => [name, tableOf(typeof value === 'string' ? tableAt(value) : value)] as const,
    ),
  );
  const known = documents.flatMap(
    (pack, index) => tables[index]?.filter(([name]) => name === pack.knownExtensions) ?? [],
  );
  return {
    elements: documents.flatMap((pack) => rowsFor(pack.elements, release)),
    valueSets: documents.flatMap((pack) =>
      Object.entries(namedFor(mapOf(pack.valueSets), release)).map(
        ([canonical, codes]) => [canonical, words(codes)] as const,
      ),
    ),
    extensions: documents.flatMap((pack) => rowsFor(pack.extensions, release)),
    tables: tables.flat().map(([, table]) => table),
    definitions: documents.flatMap((pack) => definitionFor(pack.definition, release)),
    known: known.length === 0 ? undefined : new Set(known.flatMap(([, { values }]) => [...values.keys()])),
  };
}

/** A version goes by FHIR's name of it: `R4`. */
function definitionFor(value: unknown, release: Release): [string, DefinitionFacts][] {
  if (!isObject(value)) return [];
  // The packs have been loaded, and so are of the form that the schema asks for.
  const definition = value as unknown as PackDefinition;
  const shown = definitionVersions(definition).find(({ label }) => label === releaseName(release));
  return shown === undefined ? [] : [[definition.url, shown.facts]];
}

const mapOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const entries = (value: unknown): [string, unknown][] => Object.entries(mapOf(value));

export const rows = (value: unknown): [string, Row][] =>
  entries(value).map(([name, row]) => [name, isObject(row) ? row : {}]);

/** A row without versions is for all. */
const isFor = ({ fhirVersion }: Row, release: Release): boolean =>
  fhirVersion === undefined || words(fhirVersion).includes(release);

/** The row for a version, where there are several. */
const rowsFor = (value: unknown, release: Release): [string, Row][] =>
  entries(value).flatMap(([name, said]) => {
    const list = (Array.isArray(said) ? (said as unknown[]) : [said]).map((row) =>
      isObject(row) ? row : {},
    );
    return list.filter((row) => isFor(row, release)).map((row): [string, Row] => [name, row]);
  });

/** One word or a list of words. */
export const words = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]).map(String);

/** How often something may be there: any number of times unless told. */
export const countsOf = ({ min = 0, max = '*' }: Row): { min: string[]; max: string[] } => ({
  min: words(min),
  max: words(max),
});

function tableOf(value: unknown): FactTable {
  const { prefix = '', values } = isObject(value) ? value : {};
  const pairs = entries(values).flatMap(([name, keys]) =>
    words(keys).map((key) => [`${String(prefix)}${key}`, name] as const),
  );
  return { prefix: String(prefix), values: new Map(pairs) };
}
