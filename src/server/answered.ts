import type { Verdict } from './judge/job.js';

/** A request and how it was answered, for logs and counts. Nothing of a resource is in it. */
export interface Answered {
  /** The one of `X-Request-Id`, or one of ours. */
  readonly id: string;
  readonly method: string;
  /** The path as the server knows it: `/:type/$validate`; the one that was asked for where it knows none. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds from when the handler was called until it answered; a stream goes on after that. */
  readonly duration: number;
  readonly issues: Verdict['issues'];
  /** Where something failed that should not: the kind of error and its stack, without its message. */
  readonly failure?: string;
}
