import type { CheckResult } from '../engine/check-result.js';
import { outcomeOf } from '../engine/outcome.js';
import type { Outcome } from '../fhir/issue.js';
import type { Input } from './inputs.js';

/** The outcome of an input, with its name. */
export const namedOutcome = ({ name }: Input, { issues }: CheckResult): Outcome =>
  outcomeOf(
    issues.map(({ issue }) => issue),
    name,
  );
