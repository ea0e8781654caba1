import type { Comparison, Difference } from './difference.js';

/** A difference that is meant. */
export interface Departure {
  /** The facts that differ: `elements`, `extensions`. */
  readonly what: string;
  readonly place: string;
  readonly aspect: string;
  readonly why: string;
}

const mimeTypes =
  'Its value set is all MIME types (BCP 13), which nothing enumerates; the row says by a pattern what one looks like.';

const anywhere =
  "The HL7 validator lets it stand on any element of statements before R5: R4's list leaves out most places in use.";

const core = 'http://hl7.org/fhir/StructureDefinition/';

export const departures: readonly Departure[] = [
  { what: 'elements', place: 'CapabilityStatement.format', aspect: 'binding', why: mimeTypes },
  { what: 'elements', place: 'CapabilityStatement.patchFormat', aspect: 'binding', why: mimeTypes },
  { what: 'extensions', place: `${core}capabilitystatement-expectation`, aspect: 'context', why: anywhere },
  { what: 'extensions', place: `${core}capabilitystatement-prohibited`, aspect: 'context', why: anywhere },
  {
    what: 'extensions',
    place: `${core}capabilitystatement-websocket`,
    aspect: 'row',
    why: 'The pack capabilitystatement-websocket judges it, by rules.',
  },
];

/** Takes out differences that are meant. A departure of which a comparison shows no need is a difference itself. */
export function withoutDepartures(comparison: Comparison, allowed: readonly Departure[]): Comparison {
  const { places, differences, what } = comparison;
  const own = allowed.filter((each) => each.what === what);
  const isMeant = (difference: Difference): boolean => own.some((each) => isOf(each, difference));
  const unneeded = own.filter(
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
