import type { CheckResult } from '../engine/check-result.js';
import type { Severity } from '../fhir/issue.js';
import type { DocsUrl } from './docs-url.js';
import type { SuppressedIssue } from './suppressed.js';
import type { ReportedInput } from './text.js';

/** A file as the formats that machines read name it. */
export interface ReportedFile extends ReportedInput {
  /** Relative to the folder that the report is about wherever it stands in it, with `/`; undefined for a stream. */
  readonly path: string | undefined;
}

/** One input, and what it came to. */
export interface Reported {
  readonly input: ReportedFile;
  readonly result: CheckResult;
  readonly suppressed: readonly SuppressedIssue[];
  /** One for each issue of the result, in their order. */
  readonly fingerprints: readonly string[];
}

/** A report comes as pieces of text while results come, so that no number of them fills the memory. */
export interface Report {
  add(reported: Reported): Iterable<string>;
  end(): Iterable<string>;
  /** What the person at the terminal should know of the report, when it has ended: that something is left out. */
  notices?(): readonly string[];
}

export interface ReportOptions {
  /** Of this package. */
  readonly version: string;
  readonly isVerbose: boolean;
  /** Undefined: no links to the documentation of rules. */
  readonly docsUrl: DocsUrl | undefined;
  /** Whether an issue of this severity is what the caller looks for. */
  readonly isFailure: (severity: Severity) => boolean;
}
