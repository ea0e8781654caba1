import type { Comparison, Difference } from './difference.js';

/** A difference that is meant. */
export interface Departure {
  readonly place: string;
  readonly aspect: string;
  readonly why: string;
}

const mimeTypes =
  'Its value set is all MIME types (BCP 13), which nothing enumerates; the row says by a pattern what one looks like.';

export const departures: readonly Departure[] = [
  { place: 'CapabilityStatement.format', aspect: 'binding', why: mimeTypes },
  { place: 'CapabilityStatement.patchFormat', aspect: 'binding', why: mimeTypes },
];

/** Takes out differences that are meant. A departure of which a comparison shows no need is a difference itself. */
export function withoutDepartures(comparison: Comparison, allowed: readonly Departure[]): Comparison {
  const { places, differences } = comparison;
  const isMeant = (difference: Difference): boolean => allowed.some((each) => isOf(each, difference));
  const unneeded = allowed.filter(
    (each) => places.includes(each.place) && !differences.some((difference) => isOf(each, difference)),
  );
  return {
    ...comparison,
    differences: [
      ...differences.filter((difference) => !isMeant(difference)),
      ...unneeded.map(({ place, aspect }) => ({
        place,
        aspect,
        text: 'the table of departures allows a difference here, and there is none; take it out',
      })),
    ],
  };
}

const isOf = (departure: Departure, { place, aspect }: Difference): boolean =>
  departure.place === place && departure.aspect === aspect;
