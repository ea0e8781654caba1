import type { Severity } from '../fhir/issue.js';
import type { Place } from '../input/places.js';
import type { SeverityCounts } from '../report/counts.js';
import type { Picture } from './picture.js';

/** What the page shows of a result: plain data that crosses from the worker to the page. */
export interface ResultView {
  readonly counts: SeverityCounts;
  readonly issues: readonly IssueView[];
  /** By `IssueView.ruleId`; of rules only. */
  readonly rules: Readonly<Record<string, RuleView>>;
  /** How many rules passed, failed, or met nothing to judge. */
  readonly ruleCounts: { readonly failed: number; readonly passed: number; readonly notApplicable: number };
  /** Fixes that cannot change what the author meant. */
  readonly safeFixes: number;
  readonly picture: Picture | undefined;
}

export interface IssueView {
  readonly severity: Severity;
  readonly key: string;
  readonly pack: string;
  readonly ruleId: string;
  readonly text: string;
  readonly location: string | undefined;
  readonly place: Place | undefined;
  /** What a definition demands, where no rule speaks. */
  readonly demand: string | undefined;
  readonly fix: { readonly description: string; readonly isSafe: boolean } | undefined;
}

export interface RuleView {
  readonly pack: string;
  readonly key: string;
  readonly human: string;
  readonly requirements: string | undefined;
  readonly docs: string | undefined;
  /** A web address, or words. */
  readonly source: string | undefined;
  readonly context: string | undefined;
  readonly when: string | undefined;
  readonly expression: string;
}

/** One input in the list of what was dropped. */
export interface Entry {
  readonly id: number;
  /** The name of its file; `file:line` for a line of NDJSON. */
  readonly label: string;
  readonly counts: SeverityCounts;
  /** Why it was not judged at all, or what it seems to be. */
  readonly notice: string | undefined;
}

/** An input whose text is looked at. */
export interface Opened {
  readonly id: number;
  readonly label: string;
  /** Undefined for bytes that are no text, and for what was not judged. */
  readonly text: string | undefined;
  readonly notice: string | undefined;
  readonly result: ResultView | undefined;
}
