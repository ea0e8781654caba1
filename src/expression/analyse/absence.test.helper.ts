import type { JsonObject } from '../../fhir/element.js';
import { parse, valuesOf } from '../values-of.test.helper.js';
import { createAbsence, type Absence } from './absence.js';

const constants = { one: 'urn:one', least: 0, most: 1, half: 0.5, below: -1, yes: true };

/** The urls whose absence tells, in order and joined by spaces; undefined where nothing is known. */
export function urlsOf(claim: keyof Absence, expression: string): string | undefined {
  const urls = createAbsence(constants)[claim](parse(expression));
  return urls && [...urls].sort().join(' ');
}

const extension = [{ url: 'c', extension: [{ url: 'd' }, { url: 'd' }] }, { url: 1 }, { url: 'd' }, 'odd'];

/** Statements with many things, but without the extensions `a`, `b` and `%one`. */
const resources: readonly JsonObject[] = [
  { resourceType: 'CapabilityStatement' },
  {
    resourceType: 'CapabilityStatement',
    name: 'a',
    format: ['a', 'b'],
    experimental: true,
    extension,
    rest: [
      { mode: 'server', extension },
      { mode: 'client', security: { extension } },
    ],
  },
];

/** What an expression gives on those statements. Throws where an evaluation fails. */
export const valuesWithout = (expression: string): (readonly (string | number | boolean)[])[] =>
  resources.map((resource) => valuesOf(expression, { resource, variables: constants }));
