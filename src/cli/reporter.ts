import type { Reported, ReportOptions } from '../report/report.js';
import type { Input } from './inputs.js';

/** An input as the command read it, and what it came to. */
export interface Judged extends Reported {
  readonly source: Input;
}

export interface ReporterOptions extends ReportOptions {
  readonly isColoured: boolean;
  /** The name of the configuration that the run goes by. */
  readonly configuration: string | undefined;
}

/** Gives pieces of a report as results come. */
export interface Reporter {
  add(judged: Judged): Iterable<string> | AsyncIterable<string>;
  /** `missed`: entries of the baseline that match nothing any more. */
  end(missed: number): Iterable<string> | AsyncIterable<string>;
  notices?(): readonly string[];
}
