import { outcomeOf } from '../../../engine/outcome.js';
import { outcomeLine } from '../../../report/collection.js';
import type { Verdict } from '../job.js';
import { tally, type Judging } from '../judge-resource.js';
import { judgeContent } from './judge-content.js';

/**
 * Answers the older form, which takes a resource. Its clients give up at any status but 200, so what cannot be read and
 * profiles that are not known are issues.
 */
export function judgeBareResource(input: Uint8Array, profiles: readonly string[], judging: Judging): Verdict {
  const outcome = outcomeOf(judgeContent({ input, profiles, name: '' }, judging));
  return { status: 200, text: outcomeLine(outcome), form: 'fhir', issues: tally(outcome.issue) };
}
