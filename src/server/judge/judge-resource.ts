import type { Applied } from '../../config/applied.js';
import type { CheckResult } from '../../engine/check-result.js';
import { outcomeOf } from '../../engine/outcome.js';
import type { Validator } from '../../engine/validator.js';
import { operationOutcome, type Issue, type Outcome } from '../../fhir/issue.js';
import { outcomeLine, outcomeText } from '../../report/collection.js';
import { suppressedNotice } from '../../report/suppressed-notice.js';
import { Problem } from '../problem.js';
import type { ResourceJob, Verdict } from './job.js';
import { deleteNotice, demandMode, withoutResource } from './modes.js';
import { readParameters } from './parameters.js';
import type { PackChoice } from './profiles.js';

/** What judges a resource, as the server was told to. */
export interface Judging {
  readonly choice: PackChoice;
  /** Throws a `Problem` for a profile that nothing here judges. */
  validatorFor(profiles: readonly string[], fhirVersion?: string): Validator;
  /** Changes a result as a configuration wants it. */
  decide(result: CheckResult, name: string): Applied;
}

/** Answers `$validate` for one resource. Throws a `Problem` where nothing can be judged. */
export function judgeResource(job: ResourceJob, judging: Judging): Verdict {
  const parameters = job.isOperation ? readParameters(job.bytes) : undefined;
  const mode = parameters?.mode ?? job.mode;
  demandMode(mode);
  const input = parameters === undefined ? job.bytes : parameters.resource;
  const isMissing = input === undefined || input === '' || (ArrayBuffer.isView(input) && input.length === 0);
  if (mode === 'delete') return verdictOf(deletion(), job);
  if (isMissing && job.isOperation && (parameters !== undefined || mode === 'profile'))
    throw withoutResource(mode);
  const validator = judging.validatorFor([...job.profiles, ...(parameters?.profiles ?? [])]);
  const checked = validator.check(input);
  const { result, suppressed } = judging.decide(checked, job.name ?? '');
  if (result.isReadable) demandType(job.type, result.resourceType);
  const issues = [...result.issues.map(({ issue }) => issue), ...suppressedNotice(suppressed)];
  return verdictOf(outcomeOf(issues, job.name), job, result.isReadable ? 200 : 400);
}

const deletion = (): Outcome =>
  operationOutcome([{ severity: 'information', code: 'informational', details: { text: deleteNotice } }]);

function verdictOf(outcome: Outcome, { isPretty }: ResourceJob, status = 200): Verdict {
  const text = isPretty ? outcomeText(outcome) : outcomeLine(outcome);
  return { status, text, form: 'fhir', issues: tally(outcome.issue) };
}

export function tally(issues: readonly Issue[]): Verdict['issues'] {
  const counts: Partial<Record<Issue['severity'], number>> = {};
  for (const { severity } of issues) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

function demandType(type: string | undefined, found: string | undefined): void {
  if (type === undefined || found === type) return;
  throw new Problem(
    'wrong-resource-type',
    `This path validates a ${type}, and the body is a ${found ?? 'resource of no type'}; send it to /$validate, which takes any type.`,
  );
}
