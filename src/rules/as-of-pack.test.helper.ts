const examplesByDate =
  '{ pass: [{ date: "2025-01-01", $asOf: "2026-01-01" }], fail: [{ date: "2027-01-01", $asOf: "2026-01-01" }] }';

/** Does not apply where nobody says which day it is. */
export const guardedByDate =
  'when: "%asOf.exists()"\n    expression: iif(date > %asOf.toDateTime(), false, true)';

/** A pack of one rule, our-date, that a date is not of the future. */
export const asOfPack = (
  fields: string = guardedByDate,
  examples: string = examplesByDate,
): string => `language: 1
pack: ours
version: 1.0.0
title: Ours
url: urn:test:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
base: { resourceType: CapabilityStatement, fhirVersion: 4.0.1 }
rules:
  - key: our-date
    severity: error
    human: It is not of the future.
    ${fields}
    examples: ${examples}
`;
