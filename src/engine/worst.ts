import { severities, type Severity } from '../fhir/issue.js';

/** As many as the limit, in their order: where there are more, the mildest are left out. */
export function worst<T>(items: readonly T[], limit: number, severityOf: (item: T) => Severity): T[] {
  if (items.length <= limit) return [...items];
  const rank = (item: T): number => severities.indexOf(severityOf(item));
  const kept = new Set([...items].sort((a, b) => rank(a) - rank(b)).slice(0, limit));
  return items.filter((each) => kept.has(each));
}
