import { outcomeOf } from '../engine/outcome.js';
import type { Outcome } from '../fhir/issue.js';
import { suppressedNotice } from '../report/suppressed-notice.js';
import type { Judged } from './reporter.js';

/** The outcome of an input, with its name, and with what it leaves out. */
export const namedOutcome = ({ source, result, suppressed }: Judged): Outcome =>
  outcomeOf([...result.issues.map(({ issue }) => issue), ...suppressedNotice(suppressed)], source.name);
