import type { Settings } from './handler-options.js';
import type { ResourceJob } from './judge/job.js';
import { demandMode } from './judge/modes.js';
import { packsForProfiles } from './judge/profiles.js';
import type { ReplyForm } from './media-types.js';
import type { Tally } from './tally.js';

/** What a request asks of each resource that it holds. */
export type Question = Pick<ResourceJob, 'profiles' | 'mode' | 'type'>;

/** A request on its way. */
export interface Exchange {
  readonly request: Request;
  readonly form: ReplyForm;
  readonly question: Question;
  readonly settings: Settings;
  readonly tally: Tally;
}

/** Where one question is asked of many resources, it is refused once. Throws a `Problem`. */
export function demandAnswerable({ question, settings }: Exchange): void {
  demandMode(question.mode);
  packsForProfiles(question.profiles, settings.choice);
}
