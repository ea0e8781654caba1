import type { CheckResult } from '../engine/check-result.js';
import type { SuppressedIssue } from '../report/suppressed.js';
import type { Content } from './block.js';

/** One input of a block. */
export interface BulkInput {
  /** As the user named it; `path:line` for a line of NDJSON. */
  readonly name: string;
  readonly file: string;
  readonly lineOffset: number;
  readonly content: Content;
}

/** What one input came to. */
export interface Verdict {
  readonly result: CheckResult;
  readonly suppressed: readonly SuppressedIssue[];
  /** What the person at the terminal has to know of it. */
  readonly complaints: readonly string[];
  /** Everything in it was looked at. */
  readonly isWhole: boolean;
  readonly exit: 0 | 1 | 2;
}

export type Judge = (input: BulkInput) => Verdict;
