import type { Finding } from '../input/finding.js';
import type { Place } from '../input/places.js';

/** A finding with its range in the text, where there is a text. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly place: Place | undefined;
}

/** In the order of the text; what begins at the same place, the outer one first, then by key. */
export function sortByPlace(
  findings: readonly Finding[],
  places: readonly (Place | undefined)[],
): PlacedFinding[] {
  const depth = ({ finding }: PlacedFinding): number => finding.path?.length ?? -1;
  return findings
    .map((finding, index) => ({ finding, place: places[index] }))
    .sort(
      (a, b) =>
        (a.place?.offset ?? -1) - (b.place?.offset ?? -1) ||
        depth(a) - depth(b) ||
        compareTexts(a.finding.key, b.finding.key),
    );
}

/** In the order of an object's properties, then of their keys. What has no place comes first. */
export function sortByPath(findings: readonly Finding[], resource: unknown): Finding[] {
  const positions = createPositions(resource);
  return findings
    .map((finding) => ({ finding, position: positions(finding) }))
    .sort((a, b) => comparePositions(a.position, b.position) || compareTexts(a.finding.key, b.finding.key))
    .map(({ finding }) => finding);
}

/** Each step of a path as its number among the properties of its object: what stands first comes first. */
function createPositions(resource: unknown): (finding: Finding) => number[] {
  const orders = new Map<object, ReadonlyMap<string, number>>();
  const orderOf = (object: object): ReadonlyMap<string, number> => {
    let order = orders.get(object);
    if (order === undefined) {
      order = new Map(Object.keys(object).map((name, index) => [name, index]));
      orders.set(object, order);
    }
    return order;
  };
  return ({ path = [] }) => {
    const position: number[] = [];
    let value: unknown = resource;
    for (const step of path) {
      if (typeof value !== 'object' || value === null) break;
      if (Array.isArray(value)) {
        position.push(Number(step));
        value = value[Number(step)] as unknown;
      } else if (typeof step === 'string') {
        position.push(orderOf(value).get(step) ?? -1);
        value = (value as Readonly<Record<string, unknown>>)[step];
      }
    }
    return position;
  };
}

function comparePositions(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
