import { severities, type Severity } from '../fhir/issue.js';

/** Holds the gravest of many things, and says how many others there were. */
export interface Gravest<T> {
  /** Whether something of this severity would be held; spares making what would not be. */
  accepts(severity: Severity): boolean;
  add(severity: Severity, item: T): void;
  /** What is held, in the order in which it came. */
  kept(): readonly T[];
  /** How many of each severity are not held. */
  readonly left: Readonly<Record<Severity, number>>;
}

/** Of equal severity, the first ones are held. */
export function createGravest<T>(limit: number): Gravest<T> {
  const held: Record<Severity, { readonly order: number; readonly item: T }[]> = {
    fatal: [],
    error: [],
    warning: [],
    information: [],
  };
  const left: Record<Severity, number> = { fatal: 0, error: 0, warning: 0, information: 0 };
  let count = 0;
  let order = 0;
  const mildest = (): Severity | undefined => severities.findLast((severity) => held[severity].length > 0);
  const accepts = (severity: Severity): boolean => {
    if (count < limit) return true;
    const mild = mildest();
    return mild !== undefined && severities.indexOf(severity) < severities.indexOf(mild);
  };
  return {
    accepts,
    add(severity, item) {
      if (!accepts(severity)) {
        left[severity] += 1;
        return;
      }
      const mild = mildest();
      if (count === limit && mild !== undefined) {
        held[mild].pop();
        left[mild] += 1;
        count -= 1;
      }
      held[severity].push({ order: order++, item });
      count += 1;
    },
    kept: () =>
      severities
        .flatMap((severity) => held[severity])
        .sort((one, other) => one.order - other.order)
        .map(({ item }) => item),
    left,
  };
}
