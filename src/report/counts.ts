import { severities, type Severity } from '../fhir/issue.js';

export type SeverityCounts = Record<Severity, number>;

export const noCounts = (): SeverityCounts => ({ fatal: 0, error: 0, warning: 0, information: 0 });

export const sumOf = (counts: Readonly<SeverityCounts>): number =>
  severities.reduce((sum, severity) => sum + counts[severity], 0);

/** `2 errors, 1 warning`; undefined where there is nothing. */
export function countsText(counts: Readonly<SeverityCounts>): string | undefined {
  const told = severities.filter((severity) => counts[severity] > 0);
  if (told.length === 0) return undefined;
  return told.map((severity) => counted(counts[severity], severity)).join(', ');
}

const uncounted: ReadonlySet<string> = new Set(['fatal', 'information', 'suppressed']);

/** `1 issue`, `2,000 issues`. */
export const counted = (count: number, name: string): string => `${numberText(count)} ${plural(count, name)}`;

export const plural = (count: number, name: string): string =>
  count === 1 || uncounted.has(name) ? name : `${name}s`;

/** With a comma at the thousands, whatever the machine's language. */
export const numberText = (count: number): string => count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
