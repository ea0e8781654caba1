import { releases, type Release } from '../../fhir/release.js';
import type { Comparison, Difference } from './difference.js';

/** A difference that is meant. */
export interface Departure {
  /** The facts that differ: `elements`, `extensions`. */
  readonly what: string;
  readonly place: string;
  readonly aspect: string;
  readonly why: string;
  /** The versions of which it is meant; all unless told. */
  readonly fhirVersion?: readonly Release[];
}

const mimeTypes =
  'Its value set is all MIME types (BCP 13), which nothing enumerates; the row says by a pattern what one looks like.';

const inExtensions =
  'It can stand in an extension alone, and its value set is all MIME types (BCP 13), which nothing enumerates.';

const anywhere =
  "FHIR's lists leave out most places in use; the HL7 validator lets it stand on any element of statements before R5.";

const core = 'http://hl7.org/fhir/StructureDefinition/';

const languages = 'Its value set is all languages (BCP 47), which nothing enumerates.';
const anyType =
  'It can stand in an extension alone; its codes are all types of FHIR, of which the packs have no list.';
const moved =
  'The value set has moved to HL7 Terminology, with the same codes; the packs name it as R4 does.';

export const departures: readonly Departure[] = [
  { what: 'elements', place: 'CapabilityStatement.format', aspect: 'binding', why: mimeTypes },
  { what: 'elements', place: 'CapabilityStatement.patchFormat', aspect: 'binding', why: mimeTypes },
  {
    what: 'elements',
    place: 'CapabilityStatement.rest.security.certificate.type',
    aspect: 'binding',
    why: mimeTypes,
  },
  { what: 'elements', place: 'Signature.targetFormat', aspect: 'row', why: inExtensions },
  { what: 'elements', place: 'Signature.sigFormat', aspect: 'row', why: inExtensions },
  { what: 'elements', place: 'Signature.contentType', aspect: 'row', why: inExtensions },
  {
    what: 'elements',
    place: 'CapabilityStatement.language',
    aspect: 'binding',
    why: languages,
    fhirVersion: ['5.0'],
  },
  { what: 'elements', place: 'CapabilityStatement.acceptLanguage', aspect: 'binding', why: languages },
  {
    what: 'elements',
    place: 'SampledData.intervalUnit',
    aspect: 'binding',
    why: 'Its value set is all units of UCUM, which nothing enumerates.',
  },
  { what: 'elements', place: 'DataRequirement.type', aspect: 'binding', why: anyType },
  { what: 'elements', place: 'ParameterDefinition.type', aspect: 'binding', why: anyType },
  {
    what: 'value sets',
    place: 'http://hl7.org/fhir/ValueSet/trigger-type',
    aspect: 'codes',
    why: 'In STU3 no extension can hold what is bound to it.',
    fhirVersion: ['3.0'],
  },
  {
    what: 'extensions',
    place: `${core}capabilitystatement-expectation`,
    aspect: 'binding',
    why: moved,
    fhirVersion: ['4.3', '5.0'],
  },
  {
    what: 'extensions',
    place: 'http://fhir-registry.smarthealthit.org/StructureDefinition/capabilities',
    aspect: 'binding',
    why: moved,
    fhirVersion: ['5.0'],
  },
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
export function withoutDepartures(
  comparison: Comparison,
  allowed: readonly Departure[],
  release: Release,
): Comparison {
  const { places, differences, what } = comparison;
  const own = allowed.filter(
    (each) => each.what === what && (each.fhirVersion ?? releases).includes(release),
  );
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
