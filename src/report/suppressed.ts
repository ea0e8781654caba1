import type { CheckedIssue } from '../engine/check-result.js';

/** An issue that somebody has decided not to be told of; counted, and kept where a format has room for it. */
export interface SuppressedIssue extends CheckedIssue {
  readonly suppression: {
    /** A suppression of the configuration, or an entry of the baseline. */
    readonly by: 'configuration' | 'baseline';
    /** The reason that was given. */
    readonly justification: string;
  };
}
