import { differencesAt, type Comparison, type Difference } from './difference.js';
import { countsOf, words, type PackFacts, type Row } from './pack-facts.js';
import { requiredValueSet, snapshotOf, type Published } from './published.js';

type Element = fhir4.ElementDefinition;

/**
 * Every row of `elements` against the element of that path in a snapshot, and every element of the types that have
 * rows against the rows. What each resource and each element inherits unchanged needs no row, and neither does what a
 * data type may have or not.
 */
export function compareElements({ elements }: PackFacts, { structures }: Published): Comparison {
  const types = new Map(
    [...structures.values()].filter(({ derivation }) => derivation !== 'constraint').map(byType),
  );
  const rows = new Map(elements);
  const judged = elements.filter(([path]) => types.has(typeOf(path)));
  const snapshots = new Map(
    [...new Set(judged.map(([path]) => typeOf(path)))].flatMap((type) =>
      (types.get(type) ?? []).map((element) => [element.path, element] as const),
    ),
  );
  const dataTypes = new Set([...structures.values()].filter(isDataType).map(({ type }) => type));
  const missing = [...snapshots.values()].filter((element) => {
    if (rows.has(element.path) || !needsRow(element)) return false;
    return !dataTypes.has(typeOf(element.path)) || isDemanding(element);
  });
  return {
    what: 'elements',
    places: judged.map(([path]) => path),
    differences: [
      ...judged.flatMap(([path, row]) => differencesOf(path, row, snapshots.get(path))),
      ...missing.map(({ path }) => ({
        place: path,
        aspect: 'row',
        text: 'FHIR has this element, the packs have no row for it',
      })),
    ],
    notCompared: elements.map(([path]) => typeOf(path)).filter((type) => !types.has(type)),
  };
}

const byType = (structure: fhir4.StructureDefinition): [string, readonly Element[]] => [
  structure.type,
  snapshotOf(structure),
];

const typeOf = (path: string): string => path.split('.')[0] ?? '';

const isDataType = ({ kind }: fhir4.StructureDefinition): boolean =>
  kind === 'complex-type' || kind === 'primitive-type';

/** Of data types, rows say what must be there and what is bound to codes. */
const isDemanding = (element: Element): boolean =>
  (element.min ?? 0) > 0 || requiredValueSet(element) !== undefined;

function needsRow({ path, base, min, max }: Element): boolean {
  if (!path.includes('.')) return false;
  return base === undefined || base.path === path || base.min !== min || base.max !== max;
}

function differencesOf(path: string, row: Row, element: Element | undefined): Difference[] {
  if (element === undefined)
    return [{ place: path, aspect: 'row', text: 'the pack has a row for it, FHIR has no such element' }];
  const types = typesOf(element);
  return differencesAt(
    path,
    {
      ...countsOf(row),
      binding: words(row.binding),
      // Without a type, a row means what FHIR's model says.
      ...(row.type !== undefined && types.length > 0 && { type: words(row.type) }),
    },
    {
      min: String(element.min),
      max: element.max,
      binding: requiredValueSet(element),
      ...(row.type !== undefined && { type: types }),
    },
  );
}

/** None where the snapshot refers to another element, or to FHIRPath's own types. */
const typesOf = ({ type = [] }: Element): string[] =>
  type.map(({ code }) => code).filter((code) => !code.startsWith('http://hl7.org/fhirpath/'));
