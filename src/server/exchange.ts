import type { Settings } from './handler-options.js';
import type { ResourceJob } from './judge/job.js';
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
