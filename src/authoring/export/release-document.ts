import type {
  ElementDocument,
  ExtensionDocument,
  PackDocument,
  RowDocument,
} from '../../rules/pack-document.js';
import { holdsFor, namedFor } from '../../rules/release-pack.js';

const release = '4.0';

/** What a pack says for FHIR R4, which is exported. */
export interface ReleaseDocument extends Omit<PackDocument, 'elements' | 'extensions'> {
  readonly elements: Readonly<Record<string, ElementDocument>>;
  readonly extensions: Readonly<Record<string, ExtensionDocument>>;
}

export const documentFor = ({
  elements = {},
  extensions = {},
  valueSets,
  ...document
}: PackDocument): ReleaseDocument => ({
  ...document,
  ...(valueSets && { valueSets: namedFor(valueSets, release) }),
  elements: rowsFor(elements),
  extensions: rowsFor(extensions),
});

function rowsFor<T extends RowDocument>(all: Readonly<Record<string, T | readonly T[]>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, rows]) => {
      // One row for all versions, or several.
      const list = Array.isArray(rows) ? (rows as readonly T[]) : [rows as T];
      const row = list.find((each) => holdsFor(each, release));
      return row === undefined ? [] : [[name, row]];
    }),
  );
}
