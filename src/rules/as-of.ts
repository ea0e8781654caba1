import { parseTemporal } from '../expression/evaluate/temporal.js';

/** A day, or FHIR's dateTime with its time and zone: what is less exact is no date to judge by. */
const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))?$/;

/** What is wrong with a date that rules are to take for the present one; undefined if nothing is. */
export function asOfFault(text: string): string | undefined {
  if (form.test(text) && parseTemporal(text, 'dateTime') !== undefined) return undefined;
  return `is a date like 2026-01-31 or 2026-01-31T12:00:00Z, not ${JSON.stringify(text)}.`;
}
