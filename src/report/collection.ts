import type { Outcome } from '../fhir/issue.js';
import { escapeHidden } from './visible.js';

/** JSON in which characters that a terminal obeys are escapes; JSON itself escapes only those below U+0020. */
const toJson = (value: unknown, indent?: number): string => escapeHidden(JSON.stringify(value, null, indent));

/** A Bundle of outcomes, as pieces of text that can be written one after the other. */
export interface OutcomeCollection {
  readonly start: string;
  entry(outcome: Outcome, fullUrl: string, isFirst: boolean): string;
  readonly end: string;
}

/** Several inputs give a Bundle of type collection; https://hl7.org/fhir/R4/bundle.html */
export const outcomeCollection: OutcomeCollection = {
  start: '{\n  "resourceType": "Bundle",\n  "type": "collection",\n  "entry": [',
  entry: (outcome, fullUrl, isFirst) =>
    `${isFirst ? '' : ','}\n    ${toJson({ fullUrl, resource: outcome }, 2).replace(/\n/g, '\n    ')}`,
  end: '\n  ]\n}\n',
};

/** One outcome, indented for people. */
export const outcomeText = (outcome: Outcome): string => `${toJson(outcome, 2)}\n`;

/** One outcome on one line. */
export const outcomeLine = (outcome: Outcome): string => `${toJson(outcome)}\n`;
