import { checkElements } from './check-elements.js';
import { checkExtensions } from './check-extensions.js';
import type {
  ElementDocument,
  ExtensionDocument,
  PackDocument,
  RowDocument,
  ValueDocument,
} from './pack-document.js';
import type {
  ElementRow,
  ExtensionPart,
  ExtensionRow,
  ValueRow,
  VersionedRow,
  VersionedStructure,
} from './structure.js';
import { readTables } from './read-tables.js';
import { checkVersionedNames } from './check-versioned-names.js';
import { noteRow } from './row-places.js';
import { rowPath } from './rows-to-check.js';
import type { StructureContext } from './structure-context.js';

/** Reads and checks what a pack says of elements and extensions. Undefined where it says nothing. */
export async function readStructure(context: StructureContext): Promise<VersionedStructure | undefined> {
  const { elements, extensions, knownExtensions } = context.document;
  if (elements === undefined && extensions === undefined) return undefined;
  const structure: VersionedStructure = {
    ...rowsOf(context.document),
    tables: await readTables(context),
    ...(knownExtensions !== undefined && { knownExtensions }),
  };
  notePlaces(structure, context);
  checkVersionedNames(structure, context);
  checkElements(structure, context);
  checkExtensions(structure, context);
  return structure;
}

/** The rows of a document, as they are written. */
export const rowsOf = ({
  valueSets = {},
  elements = {},
  extensions = {},
}: Pick<PackDocument, 'valueSets' | 'elements' | 'extensions'>): VersionedStructure => ({
  valueSets: { ...valueSets },
  tables: {},
  elements: mapValues(elements, rowsBy(elementRow)),
  extensions: mapValues(extensions, rowsBy(extensionRow)),
});

function notePlaces(structure: VersionedStructure, { source, document }: StructureContext): void {
  for (const field of ['elements', 'extensions'] as const) {
    const all: Readonly<Record<string, readonly (ElementRow | ExtensionRow)[]>> = structure[field];
    for (const [name, rows] of Object.entries(all)) {
      for (const [index, row] of rows.entries()) {
        const path = rowPath(field, name, index, document);
        noteRow(row, path.length === 2 ? source.placeOfKey(path) : source.placeOf(path));
      }
    }
  }
  noteRow(structure, source.placeOfKey(['knownExtensions']));
}

function mapValues<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** One row for all versions, or several. */
const rowsBy =
  <T extends object, U>(read: (row: T) => U) =>
  (rows: T | readonly T[]): U[] =>
    (Array.isArray(rows) ? (rows as readonly T[]) : [rows as T]).map(read);

const versions = ({ fhirVersion }: RowDocument): VersionedRow =>
  fhirVersion === undefined ? {} : { fhirVersion: [...fhirVersion] };

const valueRow = ({ type, binding }: ValueDocument): ValueRow => ({
  ...(type !== undefined && { types: typeof type === 'string' ? [type] : [...type] }),
  ...(binding !== undefined && { binding }),
});

/** `*` is the same as nothing: any number. */
const maximum = ({ max }: ValueDocument): { readonly max?: number } =>
  typeof max === 'number' ? { max } : {};

const part = (row: ValueDocument): ExtensionPart => ({
  min: row.min ?? 0,
  ...maximum(row),
  ...valueRow(row),
});

const elementRow = (row: ElementDocument): ElementRow => ({
  ...part(row),
  ...versions(row),
  ...(row.regex !== undefined && { regex: row.regex }),
  ...(row.examples && { examples: { pass: [...row.examples.pass], fail: [...row.examples.fail] } }),
  ...(row.determinedBy && { determinedBy: { ...row.determinedBy } }),
});

const extensionRow = (row: ExtensionDocument): ExtensionRow => ({
  context: [...row.context],
  isModifier: row.modifier === true,
  ...maximum(row),
  ...valueRow(row),
  ...versions(row),
  ...(row.extensions && { parts: mapValues(row.extensions, part) }),
});
