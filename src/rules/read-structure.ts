import { checkElements } from './check-elements.js';
import { checkExtensions } from './check-extensions.js';
import type { ElementDocument, ExtensionDocument, ValueDocument } from './pack-document.js';
import type { ElementRow, ExtensionPart, ExtensionRow, PackStructure, ValueRow } from './structure.js';
import { readTables } from './read-tables.js';
import { noteRow } from './row-places.js';
import type { StructureContext } from './structure-context.js';
import type { YamlSource } from './yaml-source.js';

/** Reads and checks what a pack says of elements and extensions. Undefined where it says nothing. */
export async function readStructure(context: StructureContext): Promise<PackStructure | undefined> {
  const { elements, extensions, valueSets = {}, knownExtensions } = context.document;
  if (elements === undefined && extensions === undefined) return undefined;
  const structure: PackStructure = {
    valueSets: { ...valueSets },
    tables: await readTables(context),
    elements: mapValues(elements ?? {}, elementRow),
    extensions: mapValues(extensions ?? {}, extensionRow),
    ...(knownExtensions !== undefined && { knownExtensions }),
  };
  notePlaces(structure, context.source);
  checkElements(structure, context);
  checkExtensions(structure, context);
  return structure;
}

function notePlaces(structure: PackStructure, source: YamlSource): void {
  for (const [path, row] of Object.entries(structure.elements))
    noteRow(row, source.placeOfKey(['elements', path]));
  for (const [url, row] of Object.entries(structure.extensions))
    noteRow(row, source.placeOfKey(['extensions', url]));
  noteRow(structure, source.placeOfKey(['knownExtensions']));
}

function mapValues<T, U>(map: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

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
  ...(row.regex !== undefined && { regex: row.regex }),
  ...(row.examples && { examples: { pass: [...row.examples.pass], fail: [...row.examples.fail] } }),
  ...(row.determinedBy && { determinedBy: { ...row.determinedBy } }),
});

const extensionRow = (row: ExtensionDocument): ExtensionRow => ({
  context: [...row.context],
  isModifier: row.modifier === true,
  ...maximum(row),
  ...valueRow(row),
  ...(row.extensions && { parts: mapValues(row.extensions, part) }),
});
