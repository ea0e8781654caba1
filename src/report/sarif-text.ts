import type { Severity } from '../fhir/issue.js';
import { visible } from './visible.js';

/**
 * A message string that says no more than the text: braces would be placeholders, and are doubled; a viewer makes links
 * of `[…](…)`, some whatever stands before the bracket, so that only a space keeps the two apart.
 */
export const messageText = (text: string): string =>
  visible(text)
    .replace(/[{}]/g, (brace) => brace + brace)
    .replace(/\](?=\()/g, '] ');

/** SARIF's words for how grave something is. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'note',
};
